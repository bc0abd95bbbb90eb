package org.graft.engine.study.words;

import java.util.Locale;
import java.util.Optional;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult.FailureRate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;

/** Decisions in plain words, with the numbers in them. */
public final class Sentences {
  private Sentences() {}

  /** One strategy is better. */
  public static String better(Claim claim) {
    return claim.winner()
        + " beats "
        + claim.loser()
        + " by "
        + advantage(claim)
        + " over "
        + claim.over()
        + " ("
        + p(claim.test())
        + ")"
        + parted(claim.difference(), claim.test(), claim.alpha())
        + beside(claim, claim.winner())
        + ".";
  }

  /** Equivalence was shown, and the declared test did not reject. */
  public static String equivalent(Claim claim) {
    return "For practical purposes there is no difference between "
        + claim.first()
        + " and "
        + claim.second()
        + ": "
        + signed(claim)
        + ", within \u00b1"
        + Numbers.significant(claim.rope(), 3)
        + " over "
        + claim.over()
        + " (equivalence: "
        + p(claim.equivalence())
        + ")"
        + wider(claim.difference(), claim.rope())
        + beside(claim, claim.first())
        + ".";
  }

  /** A difference was shown, and that it is smaller than the smallest of interest. */
  public static String betterButEquivalent(Claim claim) {
    return claim.winner()
        + " beats "
        + claim.loser()
        + " by "
        + advantage(claim)
        + " over "
        + claim.over()
        + " ("
        + p(claim.test())
        + "), which is less than the smallest difference of interest, "
        + Numbers.significant(claim.rope(), 3)
        + ": for practical purposes they are equivalent ("
        + p(claim.equivalence())
        + ")"
        + wider(claim.difference(), claim.rope())
        + beside(claim, claim.winner())
        + ".";
  }

  /** Neither was shown. */
  public static String undecided(Claim claim) {
    return "It is undecided whether "
        + claim.first()
        + " and "
        + claim.second()
        + " differ: "
        + signed(claim)
        + " over "
        + claim.over()
        + " ("
        + p(claim.test())
        + "); "
        + undecidedReason(claim)
        + parted(claim.difference(), claim.test(), claim.alpha())
        + beside(claim, claim.first())
        + ".";
  }

  /** Why nothing was shown. */
  public static String undecidedReason(Claim claim) {
    return claim.rope() > 0
        ? "neither a difference nor equivalence within \u00b1"
            + Numbers.significant(claim.rope(), 3)
            + " was shown"
        : "a difference was not shown, and equivalence was not tested because no smallest"
            + " difference of interest was declared";
  }

  /** The data or the design cannot answer. */
  public static String notTestable(Claim claim, String reason) {
    String seen =
        claim.difference().value().isEmpty()
            ? ""
            : " On average "
                + claim.first()
                + " \u2212 "
                + claim.second()
                + " is "
                + Numbers.significant(claim.difference().orNaN(), 3)
                + " "
                + claim.measure().metric()
                + ".";
    return "Whether "
        + claim.first()
        + " and "
        + claim.second()
        + " differ cannot be told: "
        + reason
        + "."
        + seen
        + (failures(claim).isEmpty() ? "" : " " + failures(claim).substring(2) + ".");
  }

  /** All pairs are tied. */
  public static String identical(Claim claim, int pairs) {
    return (pairs == 1 ? "The only pair of " : "All " + pairs + " pairs of ")
        + claim.first()
        + " and "
        + claim.second()
        + (pairs == 1 ? " is" : " are")
        + " identical: there is nothing to test."
        + (failures(claim).isEmpty() ? "" : " " + failures(claim).substring(2) + ".");
  }

  private static String advantage(Claim claim) {
    boolean higher = claim.measure().favours(1);
    return size(claim.difference(), claim.measure(), higher);
  }

  /** How large a difference is, whichever way, with its interval and metric. */
  static String size(Estimate difference, Measure measure, boolean higherIsBetter) {
    boolean turned = difference.orNaN() < 0;
    Optional<Interval> interval =
        difference
            .interval()
            .map(i -> turned ? new Interval(-i.high(), -i.low(), i.confidence(), i.method()) : i);
    return Numbers.of(Math.abs(difference.orNaN()), interval)
        + " "
        + measure.metric()
        + (higherIsBetter ? "" : " (lower is better)");
  }

  private static String signed(Claim claim) {
    return claim.first()
        + " \u2212 "
        + claim.second()
        + " = "
        + Numbers.of(claim.difference())
        + " "
        + claim.measure().metric();
  }

  /** {@code p = 0.004, Holm}. */
  public static String p(TestResult test) {
    Optional<PValue> p = test.decisive();
    if (p.isEmpty()) {
      return "not tested";
    }
    String how = test.adjustment().orElse(test.test().replaceFirst(" of .*|,.*", ""));
    return shown(p.get()) + ", " + how;
  }

  /** With the minus sign that other numbers have, at which no line is broken. */
  private static String shown(PValue p) {
    return p.toString().replace('-', '\u2212');
  }

  /** Says so where the interval and the test that decides do not agree about 0. */
  static String parted(Estimate difference, TestResult test, double alpha) {
    Optional<Interval> interval = difference.interval();
    Optional<PValue> p = test.decisive();
    if (interval.isEmpty() || p.isEmpty()) {
      return "";
    }
    boolean rejects = p.get().value() <= alpha * (1 + 1e-9);
    boolean holdsZero = interval.get().contains(0);
    if (rejects != holdsZero) {
      return "";
    }
    String own = "; the interval (" + interval.get().method() + ") ";
    return rejects
        ? own + "still holds 0: it is wider than the test needs, and the test decides"
        : own + "leaves 0 out, but the test decides";
  }

  /** Says so where the interval of a difference is wider than what equivalence was tested by. */
  static String wider(Estimate difference, double rope) {
    return difference
        .interval()
        .filter(i -> i.low() < -rope || i.high() > rope)
        .map(
            i ->
                "; the interval shown ("
                    + i.method()
                    + ") is two-sided and wider than what the one-sided tests of equivalence need")
        .orElse("");
  }

  private static String beside(Claim claim, String whose) {
    return spread(claim, whose) + failures(claim);
  }

  private static String spread(Claim claim, String whose) {
    Estimate ratio = claim.spreadRatio();
    boolean shown =
        claim.spread().decisive().filter(p -> p.value() <= claim.alpha()).isPresent()
            && ratio.value().isPresent()
            && ratio.orNaN() > 0;
    if (!shown) {
      return "";
    }
    double r = whose.equals(claim.first()) ? ratio.orNaN() : 1 / ratio.orNaN();
    double times = r < 1 ? 1 / r : r;
    String size =
        times >= 10
            ? String.format(Locale.ROOT, "%.0f", times)
            : String.format(Locale.ROOT, "%.1f", times);
    return "; the spread of "
        + whose
        + " is "
        + size
        + " times "
        + (r < 1 ? "smaller" : "larger")
        + " ("
        + shown(claim.spread().decisive().orElseThrow())
        + ")";
  }

  private static String failures(Claim claim) {
    FailureRate a = claim.failedFirst();
    FailureRate b = claim.failedSecond();
    if (a.failed() + b.failed() == 0) {
      return "";
    }
    boolean firstWorse = a.failed() >= b.failed();
    return "; "
        + failed(firstWorse ? a : b)
        + " trainings failed with "
        + (firstWorse ? claim.first() : claim.second())
        + ", "
        + failed(firstWorse ? b : a)
        + " with "
        + (firstWorse ? claim.second() : claim.first());
  }

  private static String failed(FailureRate rate) {
    return (rate.failed() == 0 ? "none" : Integer.toString(rate.failed())) + " of " + rate.of();
  }
}
