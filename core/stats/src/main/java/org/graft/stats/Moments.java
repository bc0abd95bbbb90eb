package org.graft.stats;

import java.util.Arrays;

/**
 * Centre and spread of finite values by two passes, exact to round-off at any offset and scale.
 *
 * <p>Callers have checked their values ({@link Finite}); an empty array is a programming error.
 */
public final class Moments {
  private Moments() {}

  /** The arithmetic mean, with one correction pass. */
  public static double mean(double[] values) {
    int exponent = Finite.exponent(values) + 1;
    double[] unit = Finite.unit(values, exponent);
    double mean = sum(unit) / unit.length;
    double correction = 0;
    for (double value : unit) {
      correction += value - mean;
    }
    return Math.scalb(mean + correction / unit.length, exponent);
  }

  /** The sample median: the middle value, or the mean of the two middle values. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length % 2 == 1) {
      return sorted[half];
    }
    double sum = sorted[half - 1] + sorted[half];
    return Double.isInfinite(sum) ? sorted[half - 1] / 2 + sorted[half] / 2 : sum / 2;
  }

  /** The sum of squared deviations from the mean; overflows where squares do. */
  public static double squares(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares;
  }

  /** The variance with divisor n - 1; rescale first where squares may overflow. */
  public static double variance(double[] values) {
    return squares(values) / (values.length - 1);
  }

  /** The standard deviation with divisor n - 1, of values at any scale. */
  public static double sd(double[] values) {
    int exponent = Finite.exponent(values);
    return Math.scalb(Math.sqrt(variance(Finite.unit(values, exponent))), exponent);
  }

  /** Whether all values are tied, up to the round-off tolerance of {@link Ties}. */
  public static boolean constant(double[] values) {
    double least = Arrays.stream(values).min().orElse(0);
    double largest = Arrays.stream(values).max().orElse(0);
    return Ties.tied(least, largest, Ties.scale(values));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
