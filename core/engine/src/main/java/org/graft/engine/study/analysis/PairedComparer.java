package org.graft.engine.study.analysis;

import static java.util.Objects.requireNonNull;

import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.bayes.BayesianSignedRank;
import org.graft.stats.bayes.Posterior;
import org.graft.stats.design.Equivalence;
import org.graft.stats.design.SmallestP;
import org.graft.stats.effect.StandardizedMean;
import org.graft.stats.location.Differences;
import org.graft.stats.shape.ShapiroWilk;

/** Compares strategies by pairs: trials of one block, averaged within source models. */
final class PairedComparer implements Comparer {
  static final String TEST = "sign-flip permutation test of the mean paired difference, two-sided";

  private final Rules rules;
  private final Effort effort;
  private final FamilyIntervals intervals;

  PairedComparer(Rules rules, Effort effort, FamilyIntervals intervals) {
    this.rules = rules;
    this.effort = effort;
    this.intervals = intervals;
  }

  @Override
  public String test() {
    return rules.looks().map(looks -> new SequentialTest(looks, effort).name()).orElse(TEST);
  }

  @Override
  public Evidence compare(Setting setting, Setting.Arm first, Setting.Arm second) {
    Pairs pairs = Pairs.of(setting, first, second);
    Differences d = pairs.differences();
    int differing = d.nonzero().length;
    Reached reached = test(setting, pairs);
    return new Evidence(
        first.strategy(),
        second.strategy(),
        pairs.listed(),
        new Evidence.Sample(
            pairs.units(),
            pairs.units(),
            true,
            pairs.trials(),
            pairs.clustered() ? setting.clusters().noun() : "",
            Evidence.Variation.paired(pairs.unitX(), pairs.unitY()),
            differing,
            reached.smallest()),
        location(pairs, reached.test()),
        new Comparison.Effect(
            Attempt.number(
                () -> settled(StandardizedMean.paired(d).value()),
                () ->
                    Attempt.interval(
                        StandardizedMean.paired(d).interval(rules.confidence()),
                        rules.confidence(),
                        "noncentral t")),
            "d_z",
            Superiority.of(pairs, rules.confidence(), effort)),
        equivalence(pairs),
        posterior(pairs),
        SpreadTests.paired(pairs, rules.confidence(), effort));
  }

  /** An effect that is only round-off of the scores is 0. */
  private static double settled(double effect) {
    return Ties.tied(effect, 0, 1) ? 0 : effect;
  }

  private Reached test(Setting setting, Pairs pairs) {
    Differences d = pairs.differences();
    int differing = d.nonzero().length;
    return rules
        .looks()
        .map(
            looks ->
                new Reached(
                    new SequentialTest(looks, effort).test(pairs, repeats(setting)),
                    differing == 0 ? PValue.of(1) : SmallestP.paired(differing)))
        .orElseGet(() -> new LocationTests(d, effort).signFlip());
  }

  private Comparison.Location location(Pairs pairs, TestResult declared) {
    Differences d = pairs.differences();
    LocationTests tests = new LocationTests(d, effort);
    String normality = "Shapiro-Wilk test of the differences";
    return new Comparison.Location(
        tests.mean(intervals),
        declared,
        tests.wilcoxon(),
        tests.hodgesLehmann(FamilyIntervals.alone(rules.confidence())),
        Attempt.test(
            normality,
            () -> {
              ShapiroWilk test = ShapiroWilk.test(d.values());
              return TestResult.of(normality, test.w(), test.p());
            }));
  }

  /** How many repeats are in the plan so far: source models where there are several. */
  private static int repeats(Setting setting) {
    return setting.arms().stream()
            .flatMap(arm -> arm.scores().stream())
            .mapToInt(s -> setting.clusters().many() ? s.sourceReplicate() : s.trainingReplicate())
            .max()
            .orElse(-1)
        + 1;
  }

  private TestResult equivalence(Pairs pairs) {
    String name = "two one-sided paired t tests against \u00b1" + rules.rope();
    if (rules.rope() == 0) {
      return TestResult.refused(
          "two one-sided paired t tests", "no smallest difference of interest was declared");
    }
    return Attempt.test(
        name,
        () -> {
          Equivalence.Result result =
              Equivalence.paired(
                  pairs.unitX(),
                  pairs.unitY(),
                  Equivalence.Region.within(rules.rope()),
                  Math.min(rules.alpha(), 0.49));
          double decisive =
              Math.abs(result.tLower()) < Math.abs(result.tUpper())
                  ? result.tLower()
                  : result.tUpper();
          return TestResult.of(name, decisive, result.p());
        });
  }

  private Comparison.Posterior posterior(Pairs pairs) {
    if (pairs.units() == 1) {
      return Comparison.Posterior.refused("a posterior needs at least 2 pairs, found 1");
    }
    try {
      double[] better = rules.higherIsBetter() ? pairs.unitX() : pairs.unitY();
      double[] other = rules.higherIsBetter() ? pairs.unitY() : pairs.unitX();
      int draws = effort.draws(Math.min(1_024, pairs.units()) * 10, 2_000, 20_000);
      BayesianSignedRank test = new BayesianSignedRank(other, better, rules.rope(), 0.5);
      Posterior p =
          effort.large(pairs.units())
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
}
