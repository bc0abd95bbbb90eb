package org.graft.stats.location;

/** Counts pairs of sorted values up to a bound in linear time. */
final class WalshCount {
  private WalshCount() {}

  /** How many i <= j have (d[i] + d[j]) / 2 up to {@code bound}. */
  static long averagesUpTo(double[] d, double bound) {
    long count = 0;
    int high = d.length - 1;
    for (int low = 0; low < d.length && low <= high; low++) {
      while (high >= low && d[low] / 2 + d[high] / 2 > bound) {
        high--;
      }
      count += high - low + 1;
    }
    return count;
  }

  /** How many pairs have x[i] - y[j] up to {@code bound}. */
  static long differencesUpTo(double[] x, double[] y, double bound) {
    long count = 0;
    int first = 0;
    for (double value : x) {
      while (first < y.length && value - y[first] > bound) {
        first++;
      }
      count += y.length - first;
    }
    return count;
  }
}
