package org.graft.engine.study.analysis;

/**
 * How many random draws a method is given: fewer for larger samples, so that large studies stay
 * quick, and never so few that two digits are in doubt.
 *
 * @param seed of the draws
 * @param comparisons comparisons that are to be made in all
 */
record Effort(long seed, int comparisons) {
  /** Units from which on permutation tests are taken at their limit, Student's t. */
  static final int LARGE = 10_000;

  /** Why the Hodges-Lehmann estimate is not given from there on. */
  static final String TOO_MANY = "not computed from 10,000 scores on, where the mean says it";

  private static final double BUDGET = 2e8;

  /** Draws that cost {@code n} steps each, between {@code least} and {@code most}. */
  int draws(int n, int least, int most) {
    double share = BUDGET / Math.max(1, comparisons) / Math.max(1, n);
    return (int) Math.max(least, Math.min(most, share));
  }

  /**
   * Whether the sign-flip test of {@code n} pairs is worth its time: up to 40 it visits 2^(n/2)
   * sums, beyond that it draws.
   */
  boolean signFlip(int n) {
    return n <= 24 || n > 40 || Math.scalb(1.0, n / 2) * Math.max(1, comparisons) <= 1 << 23;
  }
}
