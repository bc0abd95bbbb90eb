package org.graft.libtorch;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Declares the libtorch trainer. */
public final class LibtorchPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(LibtorchTrainer.class);
  }
}
