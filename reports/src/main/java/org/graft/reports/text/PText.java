package org.graft.reports.text;

import java.util.Locale;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;

/** p-values as readers should see them: never as zero. */
public final class PText {
  private static final double SMALLEST = -300;

  private PText() {}

  /**
   * Without the letter: {@code 0.012}, {@code 3.1e-7}, {@code <1e-300}; with a digit more where
   * three would hide on which side of 0.05 it lies.
   */
  public static String bare(PValue p) {
    if (p.log10() < SMALLEST) {
      return "<1e\u2212300";
    }
    double value = p.value();
    if (value < 1e-4) {
      return String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-").replace('-', '\u2212');
    }
    boolean fine = value < 0.001 || Math.abs(value - 0.05) < 0.0005;
    String text = String.format(Locale.ROOT, fine ? "%.4f" : "%.3f", value);
    return text.equals("1.000") && value < 1 ? ">0.999" : text.equals("1.000") ? "1" : text;
  }

  /** With the letter: {@code p = 0.012}, {@code p < 1e-300}. */
  public static String named(PValue p) {
    String bare = bare(p);
    return bare.startsWith("<")
        ? "p < " + bare.substring(1)
        : bare.startsWith(">") ? "p > " + bare.substring(1) : "p = " + bare;
  }

  /** All digits: the p-value, or its decimal logarithm where it lies below the smallest double. */
  public static String exact(PValue p) {
    return p.value() > 0 ? Double.toString(p.value()) : "log10 p = " + p.log10();
  }

  /** The decisive p-value of a test, or a dash. */
  public static String decisive(TestResult test) {
    return test.decisive().map(PText::bare).orElse("\u2013");
  }
}
