package org.graft.engine.study.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;

/** Numbers with as many digits as their intervals support. */
public final class Numbers {
  private static final String[] SMALL = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  /** Values from which on numbers are given with an exponent. */
  private static final double LARGE = 1e9;

  private Numbers() {}

  /** A value with its interval: {@code 0.030 [0.011, 0.052]}. */
  public static String of(double value, Optional<Interval> interval) {
    if (interval.isEmpty()) {
      return significant(value, 3);
    }
    Interval i = interval.get();
    double size = Math.max(Math.abs(value), Math.max(Math.abs(i.low()), Math.abs(i.high())));
    if (size >= LARGE && Double.isFinite(size)) {
      int digits = (int) Math.max(2, Math.min(12, digits(size) - digits(i.width()) + 1));
      return scientific(value, digits)
          + " ["
          + scientific(i.low(), digits)
          + ", "
          + scientific(i.high(), digits)
          + "]";
    }
    if (sharp(i)) {
      return significant(value, 3)
          + " ["
          + significant(i.low(), 3)
          + ", "
          + significant(i.high(), 3)
          + "]";
    }
    int decimals = decimals(i.width());
    return fixed(value, decimals)
        + " ["
        + fixed(i.low(), decimals)
        + ", "
        + fixed(i.high(), decimals)
        + "]";
  }

  /** An estimate, or {@code -} where it was refused. */
  public static String of(Estimate estimate) {
    return estimate.value().isEmpty() ? "-" : of(estimate.orNaN(), estimate.interval());
  }

  /** Only the value of an estimate, in the digits of its interval. */
  public static String value(Estimate estimate) {
    if (estimate.value().isEmpty()) {
      return "-";
    }
    return estimate
        .interval()
        .filter(i -> !sharp(i) && Math.abs(estimate.orNaN()) < LARGE)
        .map(i -> fixed(estimate.orNaN(), decimals(i.width())))
        .orElse(significant(estimate.orNaN(), 3));
  }

  /** Exponent of the first decimal digit. */
  private static double digits(double value) {
    return value > 0 ? Math.floor(Math.log10(value)) : -400;
  }

  private static String scientific(double value, int decimals) {
    return value == 0
        ? "0"
        : String.format(Locale.ROOT, "%." + decimals + "e", value)
            .replaceFirst("e\\+?(-?)0*(\\d)", "e$1$2")
            .replaceFirst("^-", "\u2212");
  }

  /** Whether the width is only round-off. */
  private static boolean sharp(Interval interval) {
    double size = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    return interval.width() <= 1e-9 * size;
  }

  /** Decimals so that the interval's width shows two digits. */
  private static int decimals(double width) {
    if (!(width > 0) || Double.isInfinite(width)) {
      return 3;
    }
    return (int) Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(width))));
  }

  /** With a fixed number of decimals. */
  public static String fixed(double value, int decimals) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : "\u2212\u221e";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? "\u2212" + text : text;
  }

  /** With {@code digits} significant digits, trailing zeros dropped. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return fixed(value, 0);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    double size = Math.abs(value);
    String text =
        size != 0 && (size < 1e-5 || size >= LARGE)
            ? scientific(value, digits - 1)
            : rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return text.replaceFirst("^-", "\u2212");
  }

  /** Small whole numbers as words. */
  public static String count(int n) {
    return n >= 0 && n < SMALL.length ? SMALL[n] : Integer.toString(n);
  }

  /** {@code 1 pair}, {@code 3 pairs}. */
  public static String count(int n, String noun) {
    return n + " " + (n == 1 ? noun : plural(noun));
  }

  /** The plural of a regular noun: {@code batches}, {@code epochs}, {@code families}. */
  public static String plural(String noun) {
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun + (noun.matches(".*(s|x|z|(?<!epo)ch|sh)") ? "es" : "s");
  }

  /** {@code a, b and c}. */
  public static String list(java.util.List<String> items) {
    int n = items.size();
    return n < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, n - 1)) + " and " + items.get(n - 1);
  }
}
