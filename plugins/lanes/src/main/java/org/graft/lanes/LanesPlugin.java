package org.graft.lanes;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Declares the lanes trainer. */
public final class LanesPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(LanesTrainer.class);
  }
}
