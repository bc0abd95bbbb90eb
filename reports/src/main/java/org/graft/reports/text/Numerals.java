package org.graft.reports.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;

/**
 * Numbers as readers should see them: with the decimals that their interval supports, so that half
 * its width has two significant digits.
 */
public final class Numerals {
  private static final int MOST_DECIMALS = 12;
  private static final int MOST_DIGITS = 6;

  private Numerals() {}

  /** Decimals that an interval supports. */
  public static int decimals(Interval interval) {
    double half = interval.width() / 2;
    if (!(half > 0) || Double.isInfinite(half)) {
      return significantDecimals(Math.max(Math.abs(interval.low()), Math.abs(interval.high())), 4);
    }
    double size = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    return Math.min(significantDecimals(half, 2), significantDecimals(size, MOST_DIGITS));
  }

  /** Decimals that an estimate's interval supports, or those of {@code otherwise}. */
  public static int decimals(Estimate estimate, int otherwise) {
    return estimate.interval().map(Numerals::decimals).orElse(otherwise);
  }

  /** Decimals that the intervals of most estimates support: those of a column. */
  public static int decimals(List<Estimate> estimates) {
    int[] each =
        estimates.stream()
            .filter(e -> e.value().isPresent())
            .mapToInt(e -> decimals(e, significantDecimals(e.orNaN(), 4)))
            .sorted()
            .toArray();
    return each.length == 0 ? 4 : each[each.length / 2];
  }

  /** Decimals that give {@code value} so many significant digits. */
  public static int significantDecimals(double value, int digits) {
    double size = Math.abs(value);
    if (size == 0 || !Double.isFinite(size)) {
      return digits - 1;
    }
    int decimals = digits - 1 - (int) Math.floor(Math.log10(size));
    return Math.min(MOST_DECIMALS, Math.max(0, decimals));
  }

  /** A number with so many decimals; very large and very small ones with an exponent. */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : "\u2212\u221e";
    }
    double size = Math.abs(value);
    if (size >= 1e7 || (size > 0 && size < 0.5 * Math.pow(10, -MOST_DECIMALS))) {
      return minus(String.format(Locale.ROOT, "%.3g", value));
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return minus(rounded.toPlainString());
  }

  /** A number with so many decimals, but no fewer than two significant digits. */
  public static String atLeast(double value, int decimals) {
    boolean vanishes = value != 0 && Math.abs(value) < Math.pow(10, -decimals);
    return fixed(value, vanishes ? significantDecimals(value, 2) : decimals);
  }

  /** A number with so many significant digits. */
  public static String significant(double value, int digits) {
    return fixed(value, significantDecimals(value, digits));
  }

  /** An estimate without its interval; a dash where it was refused. */
  public static String value(Estimate estimate, int otherwise) {
    return estimate.interval().isPresent()
        ? fixed(estimate.orNaN(), decimals(estimate, otherwise))
        : atLeast(estimate.orNaN(), otherwise);
  }

  /** An estimate with its interval in brackets, where it has one. */
  public static String withInterval(Estimate estimate, int otherwise) {
    int decimals = decimals(estimate, otherwise);
    return value(estimate, otherwise)
        + estimate.interval().map(i -> " " + brackets(i, decimals)).orElse("");
  }

  /**
   * Estimates of a column, each with its interval in brackets, where it has one.
   *
   * @param refused what stands for those that were refused
   */
  public static List<String> column(List<Estimate> estimates, String refused) {
    int decimals = decimals(estimates);
    return estimates.stream()
        .map(e -> e.value().isEmpty() ? refused : withDecimals(e, decimals))
        .toList();
  }

  private static String withDecimals(Estimate estimate, int decimals) {
    return estimate
        .interval()
        .map(i -> fixed(estimate.orNaN(), decimals) + " " + brackets(i, decimals))
        .orElseGet(() -> atLeast(estimate.orNaN(), decimals));
  }

  /** An interval in brackets. */
  public static String brackets(Interval interval, int decimals) {
    return "[" + fixed(interval.low(), decimals) + ", " + fixed(interval.high(), decimals) + "]";
  }

  /** A number as short as it can be written, for what a user declared. */
  public static String plain(double value) {
    return minus(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  /** A share in whole percent, but never 0 % or 100 % where it is neither. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "\u2013";
    }
    if (share > 0 && share < 0.005) {
      return "<1 %";
    }
    return share < 1 && share > 0.995 ? ">99 %" : Math.round(share * 100) + " %";
  }

  /** A whole number with commas between thousands. */
  public static String whole(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  /**
   * Degrees of freedom: {@code 3}, {@code 3, 39}; with a decimal where they are no whole numbers.
   */
  public static String degrees(List<Double> degrees) {
    return degrees.stream()
        .map(d -> d == Math.rint(d) ? whole(Math.round(d)) : fixed(d, 1))
        .collect(Collectors.joining(", "));
  }

  /** All digits of a number. */
  public static String exact(double value) {
    return Double.toString(value);
  }

  private static String minus(String number) {
    boolean zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero && number.startsWith("-") ? number.substring(1) : number.replace('-', '\u2212');
  }
}
