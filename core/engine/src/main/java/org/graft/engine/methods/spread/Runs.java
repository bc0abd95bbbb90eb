package org.graft.engine.methods.spread;

import java.util.List;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.location.McNemar;
import org.graft.stats.spread.BinomialRate;
import org.graft.stats.spread.FailureComparison;
import org.graft.stats.spread.Failures;
import org.graft.stats.spread.WorstRuns;

/** The worst of the runs, and those that failed. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Runs {
  static final String THRESHOLD = "a score on its bad side has failed";
  static final String BETTER = "which scores are better: the higher or the lower";
  static final String MISSING = "whether missing scores count as failed or are dropped";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(WorstOf.class, FailureRate.class, FailureComparisonOf.class);

  private Runs() {}

  record Worst(
      @Param(doc = "mean of the worst fraction") Output<Double> fractionMean,
      @Param(doc = "how many runs that were") Output<Integer> fractionCount,
      @Param(doc = "mean of the worst k") Output<Double> worstMean) {}

  @Name(
      value = "worst-runs",
      doc = "Mean of the worst fraction and of the worst k runs.",
      cites = "Acerbi & Tasche 2002, doi:10.1016/S0378-4266(02)00283-2")
  @Conditions(
      assumes = "None.",
      edges =
          "One run and constants are answered; missing values refused; an infinity among the worst"
              + " is refused.")
  record WorstOf(
      @Param(doc = "scores of the runs") Numbers x,
      @Param(doc = "the worst ceil(fraction n) runs", byDefault = "0.1") double fraction,
      @Param(doc = "the worst k runs", byDefault = "1") int k,
      @Param(doc = BETTER, byDefault = "higher") Better better)
      implements StatisticalMethod<Worst> {
    @Override
    public Worst answer(Notes notes) {
      double[] runs = x.values();
      return new Worst(
          () -> WorstRuns.mean(runs, WorstRuns.count(runs.length, fraction), better),
          () -> WorstRuns.count(runs.length, fraction),
          () -> WorstRuns.mean(runs, k, better));
    }
  }

  record Rate(
      @Param(doc = "failures / n") double estimate,
      @Param(doc = "exact interval of Clopper and Pearson") Output<double[]> ci,
      @Param(doc = "score interval of Wilson") Output<double[]> wilsonCi,
      @Param(doc = "runs on the bad side of the threshold") int failures,
      @Param(doc = "runs that count") int n) {}

  @Name(
      value = "failure-rate",
      doc = "Rate of failed runs with its exact and score intervals.",
      cites =
          "Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404; Wilson 1927,"
              + " doi:10.1080/01621459.1927.10502953")
  @Conditions(
      assumes = "Independent runs.",
      edges =
          "No run is refused; all or no failures are answered; an infinity on the bad side has"
              + " failed; a score equal to the threshold up to round-off has not.")
  record FailureRate(
      @Param(doc = "scores of the runs") Numbers x,
      @Param(doc = THRESHOLD) double threshold,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(doc = MISSING, byDefault = "failed") Failures.Missing missing,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Rate> {
    @Override
    public Rate answer(Notes notes) {
      BinomialRate rate = Failures.rate(x.values(), threshold, better, missing);
      return new Rate(
          rate.rate(),
          () -> rate.clopperPearson(confidence.value()).toArray(),
          () -> rate.wilson(confidence.value()).toArray(),
          rate.events(),
          rate.trials());
    }
  }

  record Compared(
      @Param(doc = "failed runs of x and of y") int[] failures,
      @Param(doc = "their rates") double[] rates,
      @Param(doc = "rate of x less rate of y") double estimate,
      @Param(doc = "unpaired: its exact unconditional interval") Output<double[]> ci,
      @Param(doc = "unpaired: its approximate interval of Newcombe") Output<double[]> newcombeCi,
      @Param(doc = "unpaired: Fisher's exact p") Output<PValue> pFisher,
      @Param(doc = "unpaired: Boschloo's exact unconditional p") Output<PValue> pBoschloo,
      @Param(doc = "unpaired: the same from one-sided p-values, as in SciPy")
          Output<PValue> pBoschlooDoubled,
      @Param(doc = "paired: pairs where only x failed, only y failed") Output<int[]> discordant,
      @Param(doc = "paired: McNemar's exact p") Output<PValue> pMcnemar,
      @Param(doc = "paired: McNemar's mid-p, slightly liberal") Output<PValue> pMcnemarMid,
      @Param(doc = "paired: exact interval of the share of discordant pairs where x failed")
          Output<double[]> discordantCi) {}

  @Name(
      value = "failure-comparison",
      doc = "Failure rates of two strategies: exact tests and intervals, unpaired and paired.",
      cites =
          "Boschloo 1970, doi:10.1111/j.1467-9574.1970.tb00104.x; Santner & Snell 1980,"
              + " doi:10.1080/01621459.1980.10477482; Newcombe 1998; McNemar 1947,"
              + " doi:10.1007/BF02295996")
  @Conditions(
      assumes = "Independent runs (unpaired values) or independent pairs (paired values).",
      edges =
          "No failures at all: p = 1, intervals stay honest. Unequal lengths: paired values are"
              + " refused.")
  record FailureComparisonOf(
      @Param(doc = "scores of the first strategy's runs") Numbers x,
      @Param(doc = "scores of the second's") Numbers y,
      @Param(doc = THRESHOLD) double threshold,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(doc = MISSING, byDefault = "failed") Failures.Missing missing,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Compared> {
    @Override
    public Compared answer(Notes notes) {
      BinomialRate a = Failures.rate(x.values(), threshold, better, missing);
      BinomialRate b = Failures.rate(y.values(), threshold, better, missing);
      FailureComparison both = new FailureComparison(a, b);
      double level = confidence.value();
      Output<int[]> only = this::discordant;
      return new Compared(
          new int[] {a.events(), b.events()},
          new double[] {a.rate(), b.rate()},
          both.difference(),
          () -> both.exactInterval(level).toArray(),
          () -> both.newcombe(level).toArray(),
          both::fisher,
          both::boschloo,
          both::boschlooDoubled,
          only,
          () -> new McNemar(only.get()[0], only.get()[1]).exact(),
          () -> new McNemar(only.get()[0], only.get()[1]).midP(),
          () ->
              new BinomialRate(only.get()[0], only.get()[0] + only.get()[1])
                  .clopperPearson(level)
                  .toArray());
    }

    private int[] discordant() {
      double[] a = x.values();
      double[] b = y.values();
      if (a.length != b.length) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "x and y differ in length: not pairs");
      }
      int[] only = new int[2];
      for (int i = 0; i < a.length; i++) {
        if (missing == Failures.Missing.FAILED || !(Double.isNaN(a[i]) || Double.isNaN(b[i]))) {
          boolean first = Failures.failed(a[i], threshold, better);
          boolean second = Failures.failed(b[i], threshold, better);
          only[0] += first && !second ? 1 : 0;
          only[1] += second && !first ? 1 : 0;
        }
      }
      return only;
    }
  }
}
