package org.graft.engine.study.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.location.Differences;
import org.graft.stats.location.HodgesLehmann;
import org.graft.stats.location.OneSampleT;
import org.graft.stats.location.PermutationP;
import org.graft.stats.location.SignFlip;
import org.graft.stats.location.SignedRank;
import org.graft.stats.location.ZeroPolicy;
import org.graft.stats.shape.Moments;

/**
 * Tests and estimates of the middle of paired differences.
 *
 * @param differences by unit
 * @param confidence of intervals
 * @param effort draws that are worth their time
 */
record LocationTests(Differences differences, double confidence, Effort effort) {
  private static final int EXACT_WILCOXON = 300;
  private static final int SUBSETS_UP_TO = 2_000;

  /** The mean difference with the interval that inverts the sign-flip test. */
  Estimate mean() {
    return Attempt.number(
        () -> settled(Moments.of(differences.values()).mean()),
        () -> {
          double[] d = differences.values();
          String t = "t interval, assumes normal differences";
          try {
            if (d.length <= SUBSETS_UP_TO) {
              return Attempt.interval(
                  SubsetMeans.interval(
                      d, confidence, effort.draws(d.length * 4, 4_000, 20_000), effort.seed()),
                  confidence,
                  "inverts the sign-flip test");
            }
          } catch (Refusal tooFew) {
            t = t + ": too few pairs for one without";
          }
          return Attempt.interval(OneSampleT.test(differences).interval(confidence), confidence, t);
        });
  }

  /** What is only round-off of the scores is 0: 0.1 and -0.1 have no mean of 5.6e-17. */
  private double settled(double middle) {
    return Ties.tied(middle, 0, differences.scale()) ? 0 : middle;
  }

  /** The declared test. */
  TestResult signFlip() {
    return Attempt.test(
        PairedComparer.TEST,
        () -> {
          if (!effort.signFlip(differences.nonzero().length)) {
            return drawn();
          }
          PermutationP p = SignFlip.test(differences, effort.seed(), draws());
          return p.exact()
              ? named("exact", Moments.of(differences.values()).mean(), p.p(), Optional.empty())
              : carlo(p.p(), p.low(), p.high(), p.permutations());
        });
  }

  private TestResult drawn() {
    double[] d = differences.values();
    double[][] column = new double[d.length][];
    for (int i = 0; i < d.length; i++) {
      column[i] = new double[] {d[i]};
    }
    int draws = Math.min(20_000, draws());
    PValue p = org.graft.stats.adjust.SignFlip.test(column, draws, effort.seed()).marginal().get(0);
    double[] interval =
        org.graft.stats.distribution.Binomial.clopperPearson(
            (int) Math.round(p.value() * draws) - 1, draws - 1, 0.99);
    return carlo(p, interval[0], interval[1], draws);
  }

  private int draws() {
    return effort.draws(differences.n() / 8 + 1, 20_000, PermutationP.STANDARD_DRAWS);
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
  Estimate hodgesLehmann() {
    return Attempt.number(
        () -> settled(HodgesLehmann.center(differences.values())),
        () ->
            Attempt.interval(
                HodgesLehmann.centerInterval(differences.values(), confidence),
                confidence,
                "inverts the signed-rank test"));
  }
}
