package org.graft.stats.location;

import java.util.Arrays;

/**
 * Mid-ranks as whole weights: doubled where a half occurs, and divided by their common factor.
 *
 * @param weights the whole weights, in order
 * @param unit the rank that one unit of weight stands for
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record WholeRanks(int[] weights, double unit) {
  static WholeRanks of(double[] ranks) {
    int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) Math.rint(2 * rank)).toArray();
    int factor = Arrays.stream(doubled).reduce(0, WholeRanks::gcd);
    int divisor = Math.max(1, factor);
    return new WholeRanks(Arrays.stream(doubled).map(w -> w / divisor).toArray(), divisor / 2.0);
  }

  /** The index of a rank sum. */
  int index(double sum) {
    return (int) Math.rint(sum / unit);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
