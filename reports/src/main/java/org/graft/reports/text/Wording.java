package org.graft.reports.text;

import java.util.Locale;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Verdict;

/** Fixed words of reports. */
public final class Wording {
  private Wording() {}

  /** A verdict in a word or two. */
  public static String verdict(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case EQUIVALENT -> "equivalent";
      case UNDECIDED -> "undecided";
      case NOT_TESTABLE -> "not testable";
    };
  }

  /** A measure as an axis title. */
  public static String axis(Measure measure) {
    return measure.metric()
        + " ("
        + (measure.unit().isEmpty() ? "" : measure.unit() + "; ")
        + better(measure)
        + ")";
  }

  /** A difference of scores as an axis title. */
  public static String differenceAxis(Measure measure) {
    boolean higher = measure.direction() == Direction.HIGHER_IS_BETTER;
    return "difference in "
        + measure.metric()
        + (higher ? " (right of 0: the first is better)" : " (left of 0: the first is better)");
  }

  /** Which way is better, in words. */
  public static String better(Measure measure) {
    return measure.direction() == Direction.HIGHER_IS_BETTER
        ? "higher is better"
        : "lower is better";
  }

  /** With a capital letter. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A confidence as {@code 95 %}. */
  public static String confidence(double share) {
    return Numerals.fixed(Math.round(share * 1000) / 10.0, share * 100 % 1 > 0.01 ? 1 : 0) + " %";
  }

  /** {@code 1 trial}, {@code 3 trials}. */
  public static String count(long number, String one) {
    return Numerals.whole(number) + " " + one + (number == 1 ? "" : "s");
  }
}
