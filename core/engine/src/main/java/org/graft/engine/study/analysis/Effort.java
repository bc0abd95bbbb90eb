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
  static final String TOO_MANY = "not computed of so many scores, where the mean says it";

  private static final int LARGE = 10_000;

  /** Units below which no sample is large, however many comparisons there are. */
  private static final int SOME = 500;

  /** Units of all comparisons together from which on samples of {@link #SOME} are large. */
  private static final double MANY = 50_000;

  private static final double BUDGET = 2e8;

  /**
   * Whether tests, intervals and posteriors of samples of {@code n} units are taken at their limit,
   * which is the same to the digits that are shown, in place of random draws.
   */
  boolean large(int n) {
    return n >= LARGE || (n >= SOME && (double) n * comparisons >= MANY);
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
