package org.graft.strategies;

import java.util.List;
import org.graft.spi.Extension;
import org.graft.spi.Plugin;

/** Offers the strategies of this module. */
public final class StrategiesPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Scratch.class,
        Classifier.class,
        FeatureExtractor.class,
        FineTune.class,
        Surgical.class,
        NormOnly.class,
        BitFit.class,
        HeadFaster.class,
        LayerWiseDecay.class,
        LpFt.class,
        Ulmfit.class);
  }
}
