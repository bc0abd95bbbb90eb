package org.graft.engine.study.analysis;

import org.graft.stats.distribution.Normal;

/**
 * The interval of an interquartile range of many values from order statistics: each quartile lies
 * between two of them with half the error. It holds on a lattice too, such as accuracies over a
 * hundred examples, where the error of a quartile is a step or none and does not fall with the
 * square root of n.
 */
final class QuartileRange {
  private QuartileRange() {}

  /**
   * Both limits, the lower first.
   *
   * @param sorted ascending
   */
  static double[] limits(double[] sorted, double confidence) {
    int n = sorted.length;
    double reach = Normal.STANDARD.quantile(1 - (1 - confidence) / 4) * Math.sqrt(n * 0.25 * 0.75);
    double firstLow = sorted[Math.max(0, (int) Math.floor(0.25 * n - reach) - 1)];
    double firstHigh = sorted[(int) Math.ceil(0.25 * n + reach)];
    double thirdLow = sorted[(int) Math.floor(0.75 * n - reach) - 1];
    double thirdHigh = sorted[Math.min(n - 1, (int) Math.ceil(0.75 * n + reach))];
    return new double[] {Math.max(0, thirdLow - firstHigh), thirdHigh - firstLow};
  }
}
