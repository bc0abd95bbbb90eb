package org.graft.slurm;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;

/** Declares the executor on Slurm. */
public final class SlurmPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(SlurmExecutor.class);
  }
}
