package org.graft.engine.study.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.design.SmallestP;
import org.graft.stats.location.Differences;
import org.graft.stats.location.HodgesLehmann;
import org.graft.stats.location.OneSampleT;
import org.graft.stats.location.PermutationP;
import org.graft.stats.location.SignFlip;
import org.graft.stats.location.SignedRank;
import org.graft.stats.location.SubsetMeans;
import org.graft.stats.location.TTest;
import org.graft.stats.location.ZeroPolicy;
import org.graft.stats.shape.Moments;

/**
 * Tests and estimates of the middle of paired differences.
 *
 * @param differences by unit
 * @param effort draws that are worth their time
 */
record LocationTests(Differences differences, Effort effort) {
  private static final int EXACT_WILCOXON = 300;

  /** The mean difference with the interval that inverts the sign-flip test. */
  Estimate mean(FamilyIntervals family) {
    return Attempt.number(
        () -> settled(Moments.of(differences.values()).mean()),
        () -> {
          double[] d = differences.values();
          int differing = differences.nonzero().length;
          boolean large = effort.large(differing);
          String t =
              large
                  ? "Student's t, the limit of the sign-flip test in large samples"
                  : "t interval, assumes normal differences";
          try {
            if (!large) {
              int draws = effort.draws(differing * 4, family.draws(4_000), family.draws(20_000));
              return family.of(
                  SubsetMeans.interval(d, family.each(), draws, effort.seed()),
                  "inverts the sign-flip test");
            }
          } catch (Refusal tooFew) {
            t = t + ": too few pairs for one without";
          }
          return family.of(OneSampleT.test(differences).interval(family.each()), t);
        });
  }

  /** What is only round-off of the scores is 0: 0.1 and -0.1 have no mean of 5.6e-17. */
  private double settled(double middle) {
    return Ties.tied(middle, 0, differences.scale()) ? 0 : middle;
  }

  /** The declared test. */
  Reached signFlip() {
    int differing = differences.nonzero().length;
    PValue exact = differing == 0 ? PValue.of(1) : SmallestP.paired(differing);
    return Reached.attempt(
        PairedComparer.TEST,
        exact,
        () -> {
          if (effort.large(differing)) {
            return new Reached(limit(), exact);
          }
          if (!effort.signFlip(differing)) {
            return drawn(exact);
          }
          PermutationP p = SignFlip.test(differences, effort.seed(), draws());
          return Reached.of(
              p.exact()
                  ? named("exact", Moments.of(differences.values()).mean(), p.p(), Optional.empty())
                  : carlo(p.p(), p.low(), p.high(), p.permutations()),
              p,
              exact);
        });
  }

  /** Student's t, which the test comes to in large samples (Hoeffding 1952). */
  private TestResult limit() {
    TTest t = OneSampleT.test(differences);
    return TestResult.of(
        PairedComparer.TEST + ", at its limit in large samples, Student's t", t.t(), t.p());
  }

  private Reached drawn(PValue exact) {
    double[] d = differences.nonzero();
    double[][] column = new double[d.length][];
    for (int i = 0; i < d.length; i++) {
      column[i] = new double[] {d[i]};
    }
    int draws = Math.min(20_000, draws());
    PValue p = org.graft.stats.adjust.SignFlip.test(column, draws, effort.seed()).marginal().get(0);
    double[] interval =
        org.graft.stats.distribution.Binomial.clopperPearson(
            (int) Math.round(p.value() * draws) - 1, draws - 1, 0.99);
    return Reached.drawn(carlo(p, interval[0], interval[1], draws), draws, exact);
  }

  private int draws() {
    return effort.draws(differences.nonzero().length / 8 + 1, 20_000, PermutationP.STANDARD_DRAWS);
  }

  private TestResult carlo(PValue p, double low, double high, double draws) {
    return named(
        "Monte Carlo",
        Moments.of(differences.values()).mean(),
        p,
        Optional.of(
            String.format(
                java.util.Locale.ROOT,
                "%,.0f random sign patterns: the exact p lies between %.2g and %.2g (99 %%)",
                draws,
                low,
                high)));
  }

  private static TestResult named(
      String variant, double statistic, PValue p, Optional<String> note) {
    return new TestResult(
        PairedComparer.TEST + ", " + variant,
        OptionalDouble.of(statistic),
        List.of(),
        Optional.of(p),
        Optional.empty(),
        Optional.empty(),
        note);
  }

  /** Two-sided Wilcoxon signed-rank, zeros ranked and then dropped (Pratt). */
  TestResult wilcoxon() {
    String name = "Wilcoxon signed-rank test, Pratt's zeros, two-sided";
    return Attempt.test(
        name,
        () -> {
          SignedRank ranks = SignedRank.of(differences, ZeroPolicy.PRATT);
          boolean exact = ranks.used() <= EXACT_WILCOXON;
          TestResult result =
              TestResult.of(
                  name + (exact ? ", exact" : ", normal approximation"),
                  ranks.wPlus(),
                  exact ? ranks.exact().doubled() : ranks.score().pCorrected());
          return ranks.zeros() == 0
              ? result
              : result.noted(ranks.zeros() + " of " + differences.n() + " pairs are tied");
        });
  }

  /** Hodges-Lehmann estimate with the interval that inverts the signed-rank test. */
  Estimate hodgesLehmann(FamilyIntervals family) {
    if (effort.large(differences.n())) {
      return Estimate.refused(Effort.TOO_MANY);
    }
    return Attempt.number(
        () -> settled(HodgesLehmann.center(differences.values())),
        () ->
            family.of(
                HodgesLehmann.centerInterval(differences.values(), family.each()),
                "inverts the signed-rank test"));
  }

  /**
   * Whether the middle of the differences lies within the rope: two one-sided signed-rank tests
   * against its ends, each exact where the two-sided one is; the larger p counts.
   *
   * @param rope smallest difference of interest, positive
   */
  TestResult equivalence(double[] x, double[] y, double rope) {
    String name = "two one-sided Wilcoxon signed-rank tests against \u00b1" + rope;
    return Attempt.test(
        name,
        () -> {
          PValue above = oneSided(moved(x, rope), y, true);
          PValue below = oneSided(moved(x, -rope), y, false);
          return TestResult.of(name, Double.NaN, above.compareTo(below) > 0 ? above : below);
        });
  }

  private static double[] moved(double[] values, double by) {
    return java.util.Arrays.stream(values).map(v -> v + by).toArray();
  }

  private static PValue oneSided(double[] x, double[] y, boolean greater) {
    SignedRank ranks = SignedRank.of(Differences.of(x, y), ZeroPolicy.PRATT);
    if (ranks.used() == 0) {
      return PValue.of(1);
    }
    boolean exact = ranks.used() <= EXACT_WILCOXON;
    if (greater) {
      return exact ? ranks.exact().greater() : ranks.score().greaterCorrected();
    }
    return exact ? ranks.exact().less() : ranks.score().lessCorrected();
  }
}
