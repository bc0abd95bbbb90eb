package org.graft.engine.methods.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.Ties;
import org.graft.stats.effect.AkinshinGamma;
import org.graft.stats.effect.Dominance;
import org.graft.stats.effect.HedgesCorrection;
import org.graft.stats.effect.PairedDominance;
import org.graft.stats.effect.RankBiserial;
import org.graft.stats.effect.StandardizedMean;
import org.graft.stats.location.Differences;

/** Effect sizes. */
public final class EffectSizes {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(Independent.class, OfPairs.class, HedgesJ.class);

  private EffectSizes() {}

  private static double[] superiority(double[] delta) {
    return Arrays.stream(delta).map(v -> (v + 1) / 2).toArray();
  }

  record Unpaired(
      @Param(doc = "mean difference over the pooled standard deviation") Output<Double> cohenD,
      @Param(doc = "its interval by the noncentral t") Output<double[]> cohenDCi,
      @Param(doc = "with Hedges' exact correction") Output<Double> hedgesG,
      @Param(doc = "its interval") Output<double[]> hedgesGCi,
      @Param(doc = "Glass's delta, over the standard deviation of y") Output<Double> glassDelta,
      @Param(doc = "its interval by the noncentral t with n of y - 1 df")
          Output<double[]> glassDeltaCi,
      @Param(doc = "the same over the standard deviation of x") Output<Double> glassDeltaX,
      @Param(doc = "P(x > y) - P(x < y)") Output<Double> cliffsDelta,
      @Param(doc = "its asymmetric interval of Feng and Cliff") Output<double[]> cliffsDeltaCi,
      @Param(doc = "its interval by Fisher's z with the null error")
          Output<double[]> cliffsDeltaCiFisher,
      @Param(doc = "of Cliff's delta: negligible, small, medium or large; bounds .147, .33, .474")
          Output<String> magnitude,
      @Param(doc = "P(x > y) + P(x = y) / 2, of Vargha and Delaney") Output<Double> a12,
      @Param(doc = "its interval, from that of delta") Output<double[]> a12Ci,
      @Param(doc = "difference of medians over the pooled MAD, of Akinshin") Output<Double> gamma,
      @Param(doc = "its bootstrap percentile interval") Output<double[]> gammaCi) {}

  @Name(
      value = "effect-sizes",
      doc = "Effect sizes of two independent samples, with intervals.",
      cites =
          "Hedges 1981, DOI 10.3102/10769986006002107; Cliff 1993, DOI 10.1037/0033-2909.114.3.494;"
              + " Vargha and Delaney 2000, DOI 10.3102/10769986025002101")
  @Conditions(
      assumes = "Independent samples; d, g and their intervals want roughly normal values.",
      edges =
          "n < 2 and zero spread are refused where divided by; infinities only count in delta and"
              + " A12; missing values are dropped and noted.")
  record Independent(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample, the control for Glass's delta") Numbers y,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = "of gamma's bootstrap", byDefault = "1") long seed)
      implements StatisticalMethod<Unpaired> {
    @Override
    public Unpaired answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      double level = confidence.value();
      Output<StandardizedMean> d = () -> StandardizedMean.pooled(a, b);
      Output<Dominance> dominance = () -> Dominance.of(a, b);
      return new Unpaired(
          () -> d.get().value(),
          () -> d.get().interval(level),
          () -> d.get().corrected(),
          () -> d.get().correctedInterval(level),
          () -> StandardizedMean.glass(a, b, b).value(),
          () -> StandardizedMean.glass(a, b, b).interval(level),
          () -> StandardizedMean.glass(a, b, a).value(),
          () -> dominance.get().delta(),
          () -> dominance.get().interval(level),
          () -> dominance.get().fisherInterval(level),
          () -> dominance.get().magnitude(),
          () -> dominance.get().a12(),
          () -> superiority(dominance.get().interval(level)),
          () -> AkinshinGamma.of(a, b),
          () -> AkinshinGamma.interval(a, b, level, seed));
    }
  }

  record Paired(
      @Param(doc = "mean difference over the sd of the differences") Output<Double> cohenDz,
      @Param(doc = "its interval by the noncentral t") Output<double[]> cohenDzCi,
      @Param(doc = "with Hedges' exact correction") Output<Double> hedgesGz,
      @Param(doc = "its interval") Output<double[]> hedgesGzCi,
      @Param(doc = "over the root mean variance of the sides") Output<Double> cohenDav,
      @Param(doc = "its interval") Output<double[]> cohenDavCi,
      @Param(doc = "over the mean standard deviation of the sides") Output<Double> cohenDavMeanSd,
      @Param(doc = "matched-pairs rank-biserial correlation, zeros dropped")
          Output<Double> rankBiserial,
      @Param(doc = "its interval by Fisher's z") Output<double[]> rankBiserialCi,
      @Param(doc = "P(x > y) - P(x < y) over all pairs (x, y), pairing aside")
          Output<Double> cliffsDelta,
      @Param(doc = "its bootstrap percentile interval, pairs drawn whole")
          Output<double[]> cliffsDeltaCi,
      @Param(doc = "P(x > y) + P(x = y) / 2 over all pairs (x, y)") Output<Double> a12,
      @Param(doc = "its interval, from that of delta") Output<double[]> a12Ci,
      @Param(doc = "share of pairs with x > y, ties half") Output<Double> superiority,
      @Param(doc = "its Clopper-Pearson interval without the ties")
          Output<double[]> superiorityCi) {}

  @Name(
      value = "effect-sizes-paired",
      doc = "Effect sizes of paired differences, with intervals.",
      cites =
          "Cohen 1988; Algina and Keselman 2003, DOI 10.1177/0013164403256358; Kerby 2014, DOI"
              + " 10.2466/11.IT.3.1")
  @Conditions(
      assumes = "Independent pairs; d and g want roughly normal differences.",
      edges =
          "n < 2 and differences without spread are refused; a pair with a missing side is dropped"
              + " whole and noted; infinities only count in ranks.")
  record OfPairs(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = "of the bootstrap of Cliff's delta", byDefault = "1") long seed)
      implements StatisticalMethod<Paired> {
    @Override
    public Paired answer(Notes notes) {
      Pairs pairs = Pairs.of(x, y, differences, Ties.RELATIVE, notes);
      Differences d = pairs.differences();
      double level = confidence.value();
      Output<StandardizedMean> dz = () -> StandardizedMean.paired(d);
      Output<StandardizedMean> average =
          () -> StandardizedMean.average(pairs.needSides().x(), pairs.needSides().y());
      Output<Dominance> dominance =
          () -> Dominance.of(pairs.needSides().x(), pairs.needSides().y());
      Output<double[]> deltaCi =
          () -> PairedDominance.interval(pairs.needSides().x(), pairs.needSides().y(), level, seed);
      return new Paired(
          () -> dz.get().value(),
          () -> dz.get().interval(level),
          () -> dz.get().corrected(),
          () -> dz.get().correctedInterval(level),
          () -> average.get().value(),
          () -> average.get().interval(level),
          () -> StandardizedMean.meanSd(pairs.needSides().x(), pairs.needSides().y()).value(),
          () -> RankBiserial.of(d).value(),
          () -> RankBiserial.of(d).interval(level),
          () -> dominance.get().delta(),
          deltaCi,
          () -> dominance.get().a12(),
          () -> superiority(deltaCi.get()),
          () -> PairedDominance.superiority(d),
          () -> PairedDominance.superiorityInterval(d, level));
    }
  }

  record Corrections(@Param(doc = "correction at each df") Output<double[]> j) {}

  @Name(
      value = "hedges-j",
      doc = "Hedges' exact small-sample correction J.",
      cites = "Hedges 1981, DOI 10.3102/10769986006002107")
  @Conditions(assumes = "Normal data.", edges = "df <= 1 is refused.")
  record HedgesJ(@Param(doc = "degrees of freedom, above 1") Numbers df)
      implements StatisticalMethod<Corrections> {
    @Override
    public Corrections answer(Notes notes) {
      return new Corrections(() -> Arrays.stream(df.values()).map(HedgesCorrection::at).toArray());
    }
  }
}
