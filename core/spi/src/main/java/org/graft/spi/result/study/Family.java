package org.graft.spi.result.study;

import java.util.Optional;

/**
 * The comparisons that were declared and how their error is held.
 *
 * @param baseline the strategy that others are compared with; empty for all pairs
 * @param comparisons number of primary comparisons
 * @param test the declared test, in full
 * @param adjustment the declared adjustment, such as {@code Westfall-Young max-T}; {@code none} for
 *     a single comparison
 * @param alpha level of the tests over the family, in (0, 1)
 * @param rope smallest difference of interest, in units of the metric; 0 where none was declared
 */
public record Family(
    Optional<String> baseline,
    int comparisons,
    String test,
    String adjustment,
    double alpha,
    double rope) {
  /** Checks level and rope. */
  public Family {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha must lie in (0, 1), found " + alpha);
    }
    if (!(rope >= 0)) {
      throw new IllegalArgumentException("rope must be 0 or more, found " + rope);
    }
  }
}
