package org.graft.stats.location;

import org.graft.stats.PValue;

/**
 * Exact p-values of one observed statistic.
 *
 * @param less P(statistic <= observed)
 * @param greater P(statistic >= observed)
 * @param asExtreme P(|statistic - mean| >= |observed - mean|)
 */
public record ExactP(PValue less, PValue greater, PValue asExtreme) {
  /** Of an observed index under probabilities by index. */
  static ExactP of(double[] p, int observed) {
    double less = 0;
    double greater = 0;
    double mean = 0;
    for (int s = 0; s < p.length; s++) {
      less += s <= observed ? p[s] : 0;
      greater += s >= observed ? p[s] : 0;
      mean += s * p[s];
    }
    double deviation = Math.abs(observed - mean) - 1e-6;
    double both = 0;
    for (int s = 0; s < p.length; s++) {
      both += Math.abs(s - mean) >= deviation ? p[s] : 0;
    }
    return new ExactP(PValue.of(less), PValue.of(greater), PValue.of(both));
  }

  /** Twice the smaller tail, at most 1. */
  public PValue doubled() {
    return (less.compareTo(greater) < 0 ? less : greater).times(2);
  }

  /** The same for the statistic with its sign turned. */
  ExactP mirrored() {
    PValue smaller = greater;
    PValue larger = less;
    return new ExactP(smaller, larger, asExtreme);
  }
}
