package org.graft.engine.study.analysis;

/**
 * How many random draws a method is given: fewer for larger samples, so that large studies stay
 * quick, and never so few that two digits are in doubt.
 *
 * @param seed of the draws
 * @param comparisons comparisons that are to be made in all
 */
record Effort(long seed, int comparisons) {
  /** Why the Hodges-Lehmann estimate is not given of large samples. */
  static final String TOO_MANY = "not computed of so many scores";

  private static final int LARGE = 10_000;

  /** Units below which no sample is large, however many comparisons there are. */
  private static final int SOME = 2_000;

  /** Units of all comparisons together from which on samples of {@link #SOME} are large. */
  private static final double MANY = 100_000;

  /** Scores below which resamples take as many as there are. */
  private static final int SPARSE = 5_000;

  private static final double BUDGET = 2e8;

  /**
   * Whether tests, intervals and posteriors of samples of {@code n} units are taken at their limit
   * in place of random draws. Of pairs, those count that differ: equal ones say nothing, and with
   * few that differ the limit would be below what the test can reach.
   */
  boolean large(int n) {
    return n >= LARGE || (n >= SOME && (double) n * comparisons >= MANY);
  }

  /** Whether resamples of {@code n} scores take fewer, see {@link SparseBootstrap}. */
  boolean sparse(int n) {
    return n >= SPARSE;
  }

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
