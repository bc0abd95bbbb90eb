package org.graft.spi.result.study;

import java.util.List;

/**
 * Learning curves of all repeats of one strategy on one split.
 *
 * @param split {@code train}, {@code validation} or {@code test}
 * @param quantity {@code accuracy} or {@code loss}
 * @param middle what the line shows: {@code median}
 * @param band what the band shows: {@code middle 80 % of repeats}
 * @param points by epoch, ascending
 */
public record Curve(String split, String quantity, String middle, String band, List<Point> points) {
  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * One epoch.
   *
   * @param epoch counted over all phases; 0 is before training
   * @param n repeats that have it
   * @param middle the line
   * @param low lower edge of the band
   * @param high upper edge of the band
   */
  public record Point(int epoch, int n, double middle, double low, double high) {}
}
