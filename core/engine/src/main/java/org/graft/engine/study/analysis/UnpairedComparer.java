package org.graft.engine.study.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.design.Equivalence;
import org.graft.stats.design.SmallestP;
import org.graft.stats.effect.StandardizedMean;
import org.graft.stats.location.HodgesLehmann;
import org.graft.stats.location.MannWhitney;
import org.graft.stats.location.PermutationP;
import org.graft.stats.location.Splits;
import org.graft.stats.location.TTest;
import org.graft.stats.location.TwoSampleT;
import org.graft.stats.location.WelchPermutation;
import org.graft.stats.shape.Moments;
import org.jspecify.annotations.Nullable;

/** Compares strategies whose scores are independent samples. */
final class UnpairedComparer implements Comparer {
  private static final String TEST =
      "studentised permutation test of the difference of means, two-sided";
  private static final int EXACT_RANKS = 120;

  /** Scores that the smaller sample has at least where the limit is taken. */
  private static final int SOME = 500;

  private final Rules rules;
  private final Effort effort;
  private final FamilyIntervals intervals;
  private final Map<List<Integer>, Splits> shared = new ConcurrentHashMap<>();

  UnpairedComparer(Rules rules, Effort effort, FamilyIntervals intervals) {
    this.rules = rules;
    this.effort = effort;
    this.intervals = intervals;
  }

  @Override
  public String test() {
    return TEST;
  }

  @Override
  public Evidence compare(Setting setting, Setting.Arm first, Setting.Arm second) {
    double[] x = units(setting, first);
    double[] y = units(setting, second);
    String pairs = "scores are not paired";
    boolean large = large(x, y);
    Supplier<WelchPermutation> test = new Once(() -> permutation(x, y));
    PValue exact =
        x.length == 0 || y.length == 0 ? PValue.of(1) : SmallestP.unpaired(x.length, y.length);
    Reached reached = large ? new Reached(limit(x, y), exact) : location(test, exact);
    return new Evidence(
        first.strategy(),
        second.strategy(),
        List.of(),
        new Evidence.Sample(
            x.length,
            y.length,
            false,
            first.values().length,
            setting.clusters().many() ? setting.clusters().noun() : "",
            Evidence.Variation.unpaired(x, y),
            Math.min(x.length, y.length),
            reached.smallest()),
        new Comparison.Location(
            large ? limitMean(x, y) : mean(x, y, test),
            reached.test(),
            ranks(x, y),
            shift(x, y),
            TestResult.refused("Shapiro-Wilk test of the differences", pairs)),
        new Comparison.Effect(
            Attempt.number(
                () -> StandardizedMean.pooled(x, y).corrected(),
                () ->
                    Attempt.interval(
                        StandardizedMean.pooled(x, y).correctedInterval(rules.confidence()),
                        rules.confidence(),
                        "noncentral t")),
            "g",
            Superiority.of(x, y, rules.confidence())),
        equivalence(x, y),
        Comparison.Posterior.refused(pairs + ", which the Bayesian signed-rank test needs"),
        SpreadTests.unpaired(x, y, rules.confidence(), effort));
  }

  /** Scores, or their means by cluster where there are several. */
  private static double[] units(Setting setting, Setting.Arm arm) {
    return setting.clusters().many()
        ? arm.clusterMeans().values().stream().mapToDouble(mean -> mean).toArray()
        : arm.values();
  }

  private WelchPermutation permutation(double[] x, double[] y) {
    int draws = effort.draws(x.length + 200, intervals.draws(5_000), intervals.draws(20_000));
    Splits splits =
        shared.computeIfAbsent(
            List.of(x.length, y.length),
            sizes -> Splits.of(x.length, y.length, effort.seed(), draws));
    return WelchPermutation.of(x, y, splits);
  }

  /** Welch's t, which the test comes to in large samples (Janssen 1997). */
  private static TestResult limit(double[] x, double[] y) {
    String name = TEST + ", at its limit in large samples, Welch's t";
    return Attempt.test(
        name,
        () -> {
          TTest t = TwoSampleT.welch(x, y);
          return TestResult.of(name, t.t(), t.p());
        });
  }

  private Estimate limitMean(double[] x, double[] y) {
    return Attempt.number(
        () -> Moments.meanDifference(x, y),
        () ->
            intervals.of(
                TwoSampleT.welch(x, y).interval(intervals.each()),
                "Welch's t, the limit of the studentised permutation test in large samples"));
  }

  private Estimate mean(double[] x, double[] y, Supplier<WelchPermutation> test) {
    return Attempt.number(
        () -> Moments.meanDifference(x, y),
        () ->
            intervals.of(
                test.get().interval(intervals.each()), "inverts the studentised permutation test"));
  }

  private static Reached location(Supplier<WelchPermutation> test, PValue exact) {
    return Reached.attempt(
        TEST,
        exact,
        () -> {
          PermutationP p = test.get().test();
          return Reached.of(
              TestResult.of(
                  TEST + (p.exact() ? ", exact" : ", Monte Carlo"), test.get().difference(), p.p()),
              p,
              exact);
        });
  }

  private static TestResult ranks(double[] x, double[] y) {
    String name = "Mann-Whitney test, two-sided";
    return Attempt.test(
        name,
        () -> {
          MannWhitney test = MannWhitney.of(x, y);
          boolean exact = x.length + y.length <= EXACT_RANKS;
          return TestResult.of(
              name + (exact ? ", exact" : ", normal approximation with ties"),
              test.uX(),
              exact ? test.exact().doubled() : test.score().pCorrected());
        });
  }

  /** Whether both samples are so large that tests are taken at their limit. */
  private boolean large(double[] x, double[] y) {
    return effort.large(x.length + y.length) && Math.min(x.length, y.length) >= SOME;
  }

  private Estimate shift(double[] x, double[] y) {
    if (large(x, y)) {
      return Estimate.refused(Effort.TOO_MANY);
    }
    return Attempt.number(
        () -> HodgesLehmann.shift(x, y),
        () ->
            Attempt.interval(
                HodgesLehmann.shiftInterval(x, y, rules.confidence()),
                rules.confidence(),
                "inverts the Mann-Whitney test"));
  }

  private TestResult equivalence(double[] x, double[] y) {
    String name = "two one-sided Welch t tests against \u00b1" + rules.rope();
    if (rules.rope() == 0) {
      return TestResult.refused(
          "two one-sided Welch t tests", "no smallest difference of interest was declared");
    }
    return Attempt.test(
        name,
        () -> {
          Equivalence.Result result =
              Equivalence.unpaired(
                  x, y, Equivalence.Region.within(rules.rope()), Math.min(rules.alpha(), 0.49));
          return TestResult.of(name, Double.NaN, result.p());
        });
  }

  /** A test that is made when it is first asked for; a refusal is given to each who asks. */
  private static final class Once implements Supplier<WelchPermutation> {
    private final Supplier<WelchPermutation> made;
    private @Nullable WelchPermutation test;

    Once(Supplier<WelchPermutation> made) {
      this.made = made;
    }

    @Override
    public WelchPermutation get() {
      WelchPermutation known = test;
      if (known == null) {
        known = made.get();
        test = known;
      }
      return known;
    }
  }
}
