package org.graft.stats;

import java.util.Arrays;
import java.util.Comparator;

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
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "cannot rank NaN at index " + i);
      }
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && Ties.tied(values[order[from]], values[order[to]], scale)) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** Mid-ranks on the values' own scale. */
  public static double[] midRanks(double[] values) {
    return midRanks(values, Ties.scale(values));
  }
}
