package org.graft.stats.shape;

import java.util.Arrays;
import org.graft.stats.Refusal;

/**
 * Sample quantiles, types 1 to 9 of Hyndman and Fan (1996), DOI 10.1080/00031305.1996.10473566.
 *
 * <p>Type 7 is the default of R, NumPy and this project. Infinities are ordered as values; NaN and
 * empty samples are refused; one value is every quantile.
 */
public final class Quantiles {
  /** Type 7: linear between order statistics, ends at minimum and maximum. */
  public static final int STANDARD_TYPE = 7;

  /** Positions this close to a whole number are that number. */
  private static final double FUZZ = 4 * Math.ulp(1.0);

  private Quantiles() {}

  /** The type-7 quantile of {@code values} at {@code p} in [0, 1]. */
  public static double of(double[] values, double p) {
    return of(values, p, STANDARD_TYPE);
  }

  /** The quantile of {@code values} (in any order) at {@code p} by Hyndman-Fan {@code type}. */
  public static double of(double[] values, double p, int type) {
    Samples.present(Samples.atLeast(1, values, "a quantile"), "a quantile");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, p, type);
  }

  /** The median. */
  public static double median(double[] values) {
    return of(values, 0.5);
  }

  /** Median absolute deviation from the median, unscaled. */
  public static double mad(double[] values) {
    Samples.finite(values, "a median absolute deviation");
    double median = median(values);
    return median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
  }

  /** As {@link #of(double[], double, int)} for values in ascending order. */
  public static double ofSorted(double[] sorted, double p, int type) {
    if (!(p >= 0 && p <= 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "a quantile needs p in [0, 1], found " + p);
    }
    int n = sorted.length;
    double position =
        switch (type) {
          case 1, 2, 4 -> n * p;
          case 3 -> n * p - 0.5;
          case 5 -> n * p + 0.5;
          case 6 -> (n + 1) * p;
          case 7 -> 1 + (n - 1) * p;
          case 8 -> 1 / 3.0 + (n + 1 / 3.0) * p;
          case 9 -> 0.375 + (n + 0.25) * p;
          default ->
              throw new Refusal(
                  Refusal.Reason.BAD_ARGUMENT, "a quantile type is 1 to 9, found " + type);
        };
    double below = Math.floor(position + FUZZ);
    double rest = position - below < FUZZ ? 0 : position - below;
    double weight =
        switch (type) {
          case 1 -> rest > 0 ? 1 : 0;
          case 2 -> rest > 0 ? 1 : 0.5;
          case 3 -> rest > 0 || below % 2 != 0 ? 1 : 0;
          default -> rest;
        };
    return between(at(sorted, below), at(sorted, below + 1), weight);
  }

  private static double at(double[] sorted, double position) {
    return sorted[(int) Math.max(0, Math.min(sorted.length - 1, position - 1))];
  }

  private static double between(double low, double high, double weight) {
    if (weight == 0 || low == high) {
      return low;
    }
    return weight == 1 ? high : low * (1 - weight) + high * weight;
  }
}
