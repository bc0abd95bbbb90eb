package org.graft.spi.result.study;

import java.util.List;

/**
 * A performance profile: the share of runs that reach a score.
 *
 * @param strategy whose
 * @param points by threshold, ascending
 */
public record Profile(String strategy, List<Point> points) {
  /** Copies the points. */
  public Profile {
    points = List.copyOf(points);
  }

  /**
   * One threshold.
   *
   * @param threshold the score to reach
   * @param share share of runs at least as good, data sets weighted alike
   * @param low lower edge of its pointwise band; NaN where there is none
   * @param high upper edge of its pointwise band; NaN where there is none
   */
  public record Point(double threshold, double share, double low, double high) {}
}
