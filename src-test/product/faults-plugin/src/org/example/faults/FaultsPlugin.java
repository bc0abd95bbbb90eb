package org.example.faults;

import java.util.List;
import org.graft.spi.base.Extension;
import org.graft.spi.Plugin;

/** Strategies that do nothing or break on purpose. */
public final class FaultsPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(Idle.class, Halting.class, Crashing.class, Hungry.class, Pausing.class);
  }
}
