package org.graft.dl4j;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Declares the DL4J trainer. */
public final class Dl4jPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(Dl4jTrainer.class);
  }
}
