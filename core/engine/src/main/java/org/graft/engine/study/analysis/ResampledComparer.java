package org.graft.engine.study.analysis;

import static java.util.Objects.requireNonNull;

import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.bayes.BayesianCorrelatedT;
import org.graft.stats.bayes.Posterior;
import org.graft.stats.location.CorrectedResampledT;
import org.graft.stats.location.Differences;
import org.graft.stats.location.TTest;
import org.graft.stats.shape.Moments;

/**
 * Compares strategies by resamples of one data set, whose training sets overlap: Nadeau and
 * Bengio's corrected t test with the true ratio of test to training size, never the plain t.
 */
final class ResampledComparer implements Comparer {
  private static final String OVERLAP =
      "resamples overlap, and this would count them as independent";

  private final Rules rules;
  private final Effort effort;
  private final double ratio;
  private final FamilyIntervals intervals;

  ResampledComparer(Rules rules, Effort effort, double ratio, FamilyIntervals intervals) {
    this.rules = rules;
    this.effort = effort;
    this.ratio = ratio;
    this.intervals = intervals;
  }

  @Override
  public String test() {
    return "corrected resampled t test (Nadeau and Bengio), test/train ratio "
        + ratio
        + ", two-sided";
  }

  @Override
  public Evidence compare(Setting setting, Setting.Arm first, Setting.Arm second) {
    Pairs pairs = Pairs.of(setting, first, second);
    Differences d = pairs.differences();
    return new Evidence(
        first.strategy(),
        second.strategy(),
        pairs.listed(),
        new Evidence.Sample(
            pairs.units(),
            pairs.units(),
            true,
            pairs.units(),
            "",
            Evidence.Variation.paired(pairs.unitX(), pairs.unitY()),
            d.nonzero().length,
            new PValue(pairs.units() < 2 ? 0 : Double.NEGATIVE_INFINITY)),
        location(d),
        new Comparison.Effect(
            Attempt.number(
                () -> Moments.of(d.values()).mean() / Moments.of(d.values()).spread("d_z").sd()),
            "d_z",
            withoutInterval(Superiority.of(pairs.x(), pairs.y(), rules.confidence()))),
        equivalence(d),
        posterior(pairs),
        new Comparison.SpreadComparison(
            withoutInterval(
                SpreadTests.unpaired(pairs.x(), pairs.y(), rules.confidence(), effort).ratio()),
            TestResult.refused(SpreadTests.SWAP, OVERLAP)));
  }

  private Comparison.Location location(Differences d) {
    LocationTests tests = new LocationTests(d, effort);
    Estimate mean =
        Attempt.number(
            () -> Moments.of(d.values()).mean(),
            () ->
                intervals.of(
                    CorrectedResampledT.test(d, ratio).interval(intervals.each()),
                    "corrected resampled t"));
    TestResult test =
        Attempt.test(
            test(),
            () -> {
              TTest t = CorrectedResampledT.test(d, ratio);
              return TestResult.of(test(), t.t(), t.p());
            });
    return new Comparison.Location(
        mean,
        test,
        TestResult.refused("Wilcoxon signed-rank test", OVERLAP),
        withoutInterval(tests.hodgesLehmann(FamilyIntervals.alone(rules.confidence()))),
        TestResult.refused("Shapiro-Wilk test of the differences", OVERLAP));
  }

  private static Estimate withoutInterval(Estimate estimate) {
    return estimate.value().isPresent()
        ? Estimate.withoutInterval(estimate.orNaN(), OVERLAP)
        : estimate;
  }

  private TestResult equivalence(Differences d) {
    String name = "two one-sided corrected resampled t tests against \u00b1" + rules.rope();
    if (rules.rope() == 0) {
      return TestResult.refused(
          "two one-sided corrected resampled t tests",
          "no smallest difference of interest was declared");
    }
    return Attempt.test(
        name,
        () -> {
          TTest t = CorrectedResampledT.test(d, ratio);
          PValue lower = moved(t, t.estimate() + rules.rope()).greater();
          PValue upper = moved(t, t.estimate() - rules.rope()).less();
          return TestResult.of(name, Double.NaN, lower.compareTo(upper) > 0 ? lower : upper);
        });
  }

  private static TTest moved(TTest t, double estimate) {
    return new TTest(estimate / t.standardError(), t.df(), estimate, t.standardError());
  }

  private Comparison.Posterior posterior(Pairs pairs) {
    try {
      double[] better = rules.higherIsBetter() ? pairs.x() : pairs.y();
      double[] other = rules.higherIsBetter() ? pairs.y() : pairs.x();
      Posterior p = BayesianCorrelatedT.of(other, better, ratio).beside(rules.rope());
      return new Comparison.Posterior(
          Comparer.posterior("Bayesian correlated t test", rules.rope()),
          Estimate.of(p.worse()),
          Estimate.of(p.equivalent()),
          Estimate.of(p.better()));
    } catch (Refusal refusal) {
      return Comparison.Posterior.refused(requireNonNull(refusal.getMessage()));
    }
  }
}
