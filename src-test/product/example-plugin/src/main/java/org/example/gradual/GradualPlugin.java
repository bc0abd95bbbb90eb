package org.example.gradual;

import java.util.List;
import org.graft.spi.base.Extension;
import org.graft.spi.Plugin;

/** What this jar adds to Graft's catalogue. */
public final class GradualPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(GradualUnfreezing.class, NearestCentroid.class, TopAccuracy.class);
  }
}
