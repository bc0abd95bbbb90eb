package org.graft.reports.figure;

import java.util.Arrays;

/**
 * What a box plot draws: quartiles (Hyndman and Fan's type 7) and the farthest values within 1.5
 * interquartile ranges of the box (Tukey).
 *
 * @param low end of the lower whisker
 * @param first lower quartile
 * @param median median
 * @param third upper quartile
 * @param high end of the upper whisker
 */
record Quartiles(double low, double first, double median, double third, double high) {
  /** Of at least one value. */
  static Quartiles of(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double first = at(sorted, 0.25);
    double third = at(sorted, 0.75);
    double reach = 1.5 * (third - first);
    double low = Arrays.stream(sorted).filter(v -> v >= first - reach).min().orElse(first);
    double high = Arrays.stream(sorted).filter(v -> v <= third + reach).max().orElse(third);
    return new Quartiles(
        Math.min(low, first), first, at(sorted, 0.5), third, Math.max(high, third));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
