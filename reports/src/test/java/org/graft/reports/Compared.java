package org.graft.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.TestResult;
import org.graft.spi.result.study.Verdict;
import org.graft.stats.PValue;

/** Comparisons made up for tests. */
final class Compared {
  private static final String TEST =
      "sign-flip permutation test of the mean difference, exact, two-sided";

  private Compared() {}

  static Comparison pair(StrategyResult first, StrategyResult second, Role role) {
    List<Comparison.PairedDifference> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(first.scores().size(), second.scores().size()); i++) {
      double d = first.scores().get(i).value() - second.scores().get(i).value();
      if (!Double.isNaN(d)) {
        differences.add(
            new Comparison.PairedDifference(
                first.scores().get(i).block(), first.scores().get(i).sourceReplicate(), d));
      }
    }
    int n = differences.size();
    if (n < 2) {
      return refused(first.strategy(), second.strategy(), role, n);
    }
    double mean = differences.stream().mapToDouble(d -> d.value()).average().orElse(0);
    double sd =
        Math.sqrt(
            differences.stream().mapToDouble(d -> Math.pow(d.value() - mean, 2)).sum() / (n - 1));
    double t = sd == 0 ? 0 : mean / sd * Math.sqrt(n);
    PValue p = new PValue(Math.min(0, -t * t / 2));
    PValue adjusted = p.times(3);
    Verdict verdict =
        n < 6
            ? Verdict.UNDECIDED
            : adjusted.value() < 0.05
                ? mean > 0 ? Verdict.BETTER : Verdict.WORSE
                : Verdict.UNDECIDED;
    String sentence =
        String.format(
            Locale.ROOT,
            "%s %s %s by %.3f [%.3f, %.3f] accuracy over %d paired repeats (p = %.3g, Holm).",
            first.strategy(),
            verdict == Verdict.BETTER
                ? "beats"
                : verdict == Verdict.WORSE ? "is beaten by" : "is not shown to differ from",
            second.strategy(),
            Math.abs(mean),
            mean - 2 * sd / Math.sqrt(n),
            mean + 2 * sd / Math.sqrt(n),
            n,
            adjusted.value());
    return new Comparison(
        first.strategy(),
        second.strategy(),
        role,
        new Decision(verdict, sentence, Optional.empty()),
        differences,
        n,
        new Comparison.Location(
            Sampled.around(mean, 2 * sd / Math.sqrt(n)),
            TestResult.of(TEST, t, p).adjusted(adjusted, "Holm"),
            TestResult.of("Wilcoxon signed-rank, exact, two-sided", t * 3, p)
                .noted("4 zeros, Pratt's policy"),
            Sampled.around(mean, 2.1 * sd / Math.sqrt(n)),
            TestResult.of("Shapiro-Wilk", 0.93, PValue.of(0.07))),
        new Comparison.Effect(Estimate.of(mean / sd), "d_z", Sampled.around(0.7, 0.11)),
        new Comparison.Equivalence(
            TestResult.of("two one-sided tests", 0.3, PValue.of(0.41)), false),
        new Comparison.Posterior(
            "Bayesian signed-rank test, rope 0.01",
            Estimate.of(0.003),
            Estimate.of(0.02),
            Estimate.of(0.977)),
        new Comparison.SpreadComparison(
            Sampled.around(0.05, 0.03),
            TestResult.of("paired swap permutation of the log-ratio of mean |x - median|", 2, p)));
  }

  private static Comparison refused(String first, String second, Role role, int n) {
    String reason = "needs at least 2 pairs, found " + n;
    Estimate none = Estimate.refused(reason);
    TestResult no = TestResult.refused(TEST, reason);
    return new Comparison(
        first,
        second,
        role,
        new Decision(
            Verdict.NOT_TESTABLE,
            first + " cannot be compared with " + second + ": " + reason + ".",
            Optional.of(reason)),
        List.of(),
        n,
        new Comparison.Location(none, no, no, none, no),
        new Comparison.Effect(none, "d_z", none),
        new Comparison.Equivalence(no, false),
        Comparison.Posterior.refused(reason),
        new Comparison.SpreadComparison(none, no));
  }
}
