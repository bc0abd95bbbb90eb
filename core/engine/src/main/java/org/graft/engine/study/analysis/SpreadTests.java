package org.graft.engine.study.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.spi.result.study.Comparison.SpreadComparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.Moments;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.location.Differences;
import org.graft.stats.location.PermutationP;
import org.graft.stats.location.SignFlip;
import org.graft.stats.shape.Quantiles;
import org.graft.stats.spread.Center;
import org.graft.stats.spread.Levene;
import org.graft.stats.spread.SdRatio;
import org.graft.stats.spread.SwapPermutation;

/** Whether two strategies scatter differently. */
final class SpreadTests {
  static final String SWAP =
      "paired swap permutation test of the mean absolute deviation from the median, two-sided";

  private SpreadTests() {}

  /** Of pairs; source models are swapped and resampled whole where there are several. */
  static SpreadComparison paired(Pairs pairs, double confidence, Effort effort) {
    return pairs.clustered()
        ? clustered(pairs, confidence, effort)
        : simple(pairs, confidence, effort);
  }

  private static SpreadComparison simple(Pairs pairs, double confidence, Effort effort) {
    int draws = effort.draws(4 * pairs.units(), 2_000, 10_000);
    if (effort.large(pairs.units())) {
      return new SpreadComparison(
          Deviations.ratio(pairs.x(), pairs.y(), true, confidence), swap(pairs, effort));
    }
    Estimate ratio =
        Attempt.estimate(
            () -> {
              SdRatio found =
                  SdRatio.paired(pairs.x(), pairs.y(), confidence, draws, effort.seed());
              return Estimate.of(
                  found.ratio(),
                  Attempt.interval(
                      found.interval().toArray(), confidence, "bootstrap of pairs, percentile"));
            });
    return new SpreadComparison(ratioAnyway(ratio, pairs.x(), pairs.y()), swap(pairs, effort));
  }

  private static TestResult swap(Pairs pairs, Effort effort) {
    return Attempt.test(
        SWAP,
        () -> {
          SwapPermutation test = new SwapPermutation(pairs.x(), pairs.y());
          if (effort.large(test.differing())) {
            return TestResult.of(
                SWAP + ", at its limit in large samples, the normal", Double.NaN, test.limit());
          }
          SwapPermutation.Result result =
              test.test(effort.draws(test.differing() * 4, 5_000, 50_000), effort.seed());
          return TestResult.of(
              SWAP + (result.exact() ? ", exact" : ", Monte Carlo"), Double.NaN, result.p());
        });
  }

  private static SpreadComparison clustered(Pairs pairs, double confidence, Effort effort) {
    Deviations x = Deviations.of(pairs.x());
    Deviations y = Deviations.of(pairs.y());
    RowStatistic ratio =
        rows -> {
          double bottom = y.standard(rows);
          return bottom > 0 ? x.standard(rows) / bottom : Double.NaN;
        };
    int draws = effort.draws(pairs.x().length * 8, 500, 5_000);
    Estimate estimate =
        ratioAnyway(
            Attempt.estimate(
                () -> {
                  Bootstrap bootstrap =
                      Bootstrap.of(
                          Resampling.clustered(pairs.clusters()),
                          ratio,
                          new Draws.Random(draws, effort.seed()));
                  return Estimate.of(
                      bootstrap.estimate(),
                      Attempt.interval(
                          bootstrap.percentile(confidence).limits(),
                          confidence,
                          "bootstrap of source models, percentile"));
                }),
            pairs.x(),
            pairs.y());
    String name = SWAP + ", source models swapped whole";
    return new SpreadComparison(
        estimate,
        Attempt.test(
            name,
            () -> {
              PermutationP p = SignFlip.test(excess(pairs), effort.seed(), 20_000);
              return TestResult.of(name, Double.NaN, p.p());
            }));
  }

  /** By source model: summed absolute deviations of x less those of y. */
  private static Differences excess(Pairs pairs) {
    double x = Quantiles.median(pairs.x());
    double y = Quantiles.median(pairs.y());
    Map<Double, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < pairs.x().length; i++) {
      double excess = Math.abs(pairs.x()[i] - x) - Math.abs(pairs.y()[i] - y);
      sums.merge(pairs.clusters()[i], excess, Double::sum);
    }
    return Differences.of(sums.values().stream().mapToDouble(s -> s).toArray());
  }

  /** Of independent samples. */
  static SpreadComparison unpaired(double[] x, double[] y, double confidence, Effort effort) {
    if (effort.large(Math.min(x.length, y.length))) {
      return new SpreadComparison(Deviations.ratio(x, y, false, confidence), equalSpread(x, y));
    }
    Estimate ratio =
        Attempt.estimate(
            () -> {
              SdRatio found = SdRatio.unpaired(x, y, confidence, 5_000, effort.seed());
              return Estimate.of(
                  found.ratio(),
                  Attempt.interval(
                      found.interval().toArray(), confidence, "bootstrap, percentile"));
            });
    return new SpreadComparison(ratioAnyway(ratio, x, y), equalSpread(x, y));
  }

  private static TestResult equalSpread(double[] x, double[] y) {
    String name = "Brown-Forsythe test";
    return Attempt.test(
        name,
        () -> {
          Levene.Result result = Levene.test(new double[][] {x, y}, Center.MEDIAN);
          return TestResult.of(name, result.w(), result.p());
        });
  }

  /** The ratio without an interval, where only the interval was refused. */
  static Estimate ratioAnyway(Estimate estimate, double[] x, double[] y) {
    if (estimate.value().isPresent() || x.length < 2 || y.length < 2) {
      return estimate;
    }
    double ratio = Moments.sd(x) / Moments.sd(y);
    boolean usable = Double.isFinite(ratio) && !Moments.constant(x) && !Moments.constant(y);
    return usable ? Estimate.withoutInterval(ratio, estimate.refusal().orElse("")) : estimate;
  }
}
