package org.graft.engine.study.analysis;

import org.graft.spi.result.study.Interval;

/**
 * Intervals of the differences of a family that cover all of them together: each at 1 - alpha / m
 * (Bonferroni; Dunn 1961, DOI 10.1080/01621459.1961.10482090). They leave 0 out only where a test
 * that is adjusted by a single step rejects; step-down tests may reject where they still hold 0.
 *
 * @param confidence of all together, in (0, 1)
 * @param comparisons how many there are, at least 1
 */
record FamilyIntervals(double confidence, int comparisons) {
  /** One interval for itself. */
  static FamilyIntervals alone(double confidence) {
    return new FamilyIntervals(confidence, 1);
  }

  /** Confidence of each interval. */
  double each() {
    return 1 - (1 - confidence) / Math.max(1, comparisons);
  }

  /** Draws with which a test can still reject at 1 less {@link #each()}, at least {@code least}. */
  int draws(int least) {
    return (int) Math.min(1_000_000, Math.max(least, 2 / (1 - each())));
  }

  /** An interval made at {@link #each()}, as reports have it. */
  Interval of(double[] limits, String method) {
    String family =
        comparisons < 2 ? "" : ", simultaneous over " + comparisons + " comparisons (Bonferroni)";
    return Attempt.interval(limits, confidence, method + family);
  }
}
