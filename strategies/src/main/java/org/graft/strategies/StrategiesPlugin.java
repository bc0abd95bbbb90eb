package org.graft.strategies;

import java.util.List;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;
import org.graft.strategies.head.LinearDiscriminant;
import org.graft.strategies.head.LinearSvm;
import org.graft.strategies.head.LogisticHead;
import org.graft.strategies.head.NearestClassMean;
import org.graft.strategies.head.NearestNeighbours;
import org.graft.strategies.head.RbfSvm;
import org.graft.strategies.head.RidgeHead;
import org.graft.strategies.score.Gbc;
import org.graft.strategies.score.HScore;
import org.graft.strategies.score.Leep;
import org.graft.strategies.score.LinearCka;
import org.graft.strategies.score.LogMe;
import org.graft.strategies.score.Nce;
import org.graft.strategies.score.NearestNeighbour;
import org.graft.strategies.score.Parc;
import org.graft.strategies.score.TransRate;

/** Offers the strategies and transferability scores of this module. */
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
        LayerTransfer.class,
        Surgical.class,
        NormOnly.class,
        BitFit.class,
        Lora.class,
        Dora.class,
        Ssf.class,
        Adapters.class,
        PromptTuning.class,
        Delta.class,
        Bss.class,
        Lwf.class,
        CoTuning.class,
        StochNorm.class,
        KnowledgeDistillation.class,
        Imprinting.class,
        AutoRgn.class,
        AutoFreeze.class,
        HeadFaster.class,
        LayerWiseDecay.class,
        LpFt.class,
        Ulmfit.class,
        WiseFt.class,
        ModelSoup.class,
        NearestNeighbours.class,
        NearestClassMean.class,
        LinearDiscriminant.class,
        RidgeHead.class,
        LogisticHead.class,
        LinearSvm.class,
        RbfSvm.class,
        Leep.class,
        Nce.class,
        HScore.class,
        LogMe.class,
        TransRate.class,
        Gbc.class,
        Parc.class,
        NearestNeighbour.class,
        LinearCka.class);
  }
}
