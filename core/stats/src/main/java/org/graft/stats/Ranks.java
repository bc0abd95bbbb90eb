package org.graft.stats;

import java.util.Arrays;

/** Mid-ranks: tied values share the mean of the ranks they occupy. */
public final class Ranks {
  private Ranks() {}

  /**
   * Mid-ranks of {@code values} (1 = smallest), with values within {@link Ties#RELATIVE} of {@code
   * scale} tied. A run of ties extends from its smallest member, so tolerance does not chain.
   *
   * @throws Refusal if a value is NaN
   */
  public static double[] midRanks(double[] values, double scale) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "cannot rank NaN at index " + i);
      }
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ofSorted = new double[sorted.length];
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && Ties.tied(sorted[from], sorted[to], scale)) {
        to++;
      }
      Arrays.fill(ofSorted, from, to, (from + 1 + to) / 2.0);
      from = to;
    }
    return Arrays.stream(values).map(v -> ofSorted[Arrays.binarySearch(sorted, v)]).toArray();
  }

  /** Mid-ranks on the values' own scale. */
  public static double[] midRanks(double[] values) {
    return midRanks(values, Ties.scale(values));
  }
}
