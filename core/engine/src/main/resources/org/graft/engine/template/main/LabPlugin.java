package org.example.lab;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** What this jar adds to Graft's catalogue. */
public final class LabPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of();
  }
}
