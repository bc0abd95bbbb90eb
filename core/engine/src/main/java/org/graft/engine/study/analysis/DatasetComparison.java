package org.graft.engine.study.analysis;

import static java.util.Objects.requireNonNull;

import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.aggregate.Improvement;
import org.graft.stats.aggregate.TaskScores;
import org.graft.stats.bayes.BayesianSignedRank;
import org.graft.stats.bayes.Posterior;
import org.graft.stats.design.SmallestP;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.location.Differences;

/**
 * Two strategies over many data sets, before the family is adjusted for.
 *
 * @param first column of the strategy it is about
 * @param second column of the strategy it is compared with
 * @param differences of their means over complete data sets
 * @param variation whether there is anything to test
 * @param test Wilcoxon signed-rank
 * @param difference Hodges-Lehmann estimate
 * @param improvement probability that the first is better on a data set
 * @param posterior probabilities of the three answers
 * @param equivalence two one-sided signed-rank tests against the rope
 */
record DatasetComparison(
    int first,
    int second,
    Differences differences,
    Evidence.Variation variation,
    TestResult test,
    Estimate difference,
    Estimate improvement,
    Comparison.Posterior posterior,
    TestResult equivalence) {

  static DatasetComparison of(
      DatasetTable table,
      int first,
      int second,
      Rules rules,
      FamilyIntervals intervals,
      Effort effort) {
    double[] x = table.column(first);
    double[] y = table.column(second);
    Differences d = Differences.of(x, y);
    LocationTests tests = new LocationTests(d, effort);
    if (Evidence.Variation.paired(x, y) == Evidence.Variation.NEVER) {
      return steady(first, second, d);
    }
    return new DatasetComparison(
        first,
        second,
        d,
        Evidence.Variation.paired(x, y),
        tests.wilcoxon(),
        tests.hodgesLehmann(intervals),
        improvement(table.runs()[first], table.runs()[second], rules, effort),
        posterior(x, y, rules, effort),
        rules.rope() > 0
            ? tests.equivalence(x, y, rules.rope())
            : TestResult.refused(
                "two one-sided Wilcoxon signed-rank tests",
                "no smallest difference of interest was declared"));
  }

  private static DatasetComparison steady(int first, int second, Differences d) {
    String reason = Evidence.Variation.STEADY;
    return new DatasetComparison(
        first,
        second,
        d,
        Evidence.Variation.NEVER,
        TestResult.refused("Wilcoxon signed-rank test", reason),
        Estimate.withoutInterval(d.values()[0], reason),
        Estimate.refused(reason),
        Comparison.Posterior.refused(reason),
        TestResult.refused("two one-sided Wilcoxon signed-rank tests", reason));
  }

  private static Estimate improvement(double[][] x, double[][] y, Rules rules, Effort effort) {
    boolean higher = rules.higherIsBetter();
    return Attempt.estimate(
        () -> {
          double[] p =
              Improvement.byTask(new TaskScores(higher ? x : y), new TaskScores(higher ? y : x));
          RowStatistic mean = RowStatistic.mean(p);
          return Attempt.number(
              () -> mean.of(Resampling.rows(p.length).original()),
              () ->
                  Attempt.interval(
                      Bootstrap.of(
                              Resampling.rows(p.length),
                              mean,
                              new Draws.Random(5_000, effort.seed()))
                          .percentile(rules.confidence())
                          .limits(),
                      rules.confidence(),
                      "bootstrap of data sets, percentile"));
        });
  }

  private static Comparison.Posterior posterior(
      double[] x, double[] y, Rules rules, Effort effort) {
    try {
      double[] better = rules.higherIsBetter() ? x : y;
      double[] other = rules.higherIsBetter() ? y : x;
      int draws = effort.draws(Math.min(1_024, x.length) * 10, 2_000, 20_000);
      BayesianSignedRank test = new BayesianSignedRank(other, better, rules.rope(), 0.5);
      Posterior p =
          effort.large(x.length)
              ? test.largestAtLimit(draws, effort.seed())
              : test.largest(draws, effort.seed());
      return new Comparison.Posterior(
          Comparer.posterior("Bayesian signed-rank test", rules.rope()),
          Estimate.of(p.worse()),
          Estimate.of(p.equivalent()),
          Estimate.of(p.better()));
    } catch (Refusal refusal) {
      return Comparison.Posterior.refused(requireNonNull(refusal.getMessage()));
    }
  }

  /** Data sets on which the difference is positive. */
  int positive() {
    return (int) java.util.Arrays.stream(differences.values()).filter(d -> d > 0).count();
  }

  /** Data sets on which both tie. */
  int tied() {
    return differences.n() - differences.nonzero().length;
  }

  /** What the test used. */
  Evidence.Sample sample() {
    int n = differences.n();
    int differing = differences.nonzero().length;
    return new Evidence.Sample(
        n,
        n,
        true,
        n,
        "",
        variation,
        differing,
        differing == 0 ? PValue.of(1) : SmallestP.paired(differing));
  }
}
