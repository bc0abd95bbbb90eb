package org.graft.spark;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Declares the executor on Spark. */
public final class SparkPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(SparkExecutor.class);
  }
}
