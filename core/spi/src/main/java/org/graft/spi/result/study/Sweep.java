package org.graft.spi.result.study;

import java.util.List;

/**
 * Results over the values of a number that strategies differ in, such as the depth up to which
 * layers are carried: one line for each way in which the rest is alike.
 *
 * @param target the target's name
 * @param backbone label of the backbone
 * @param strategy name of the strategy in the catalogue
 * @param parameter the number's name
 * @param lines by transfer and by the strategy's other parameters
 * @param sentences what follows, in plain text; none where nothing does
 */
public record Sweep(
    String target,
    String backbone,
    String strategy,
    String parameter,
    List<Line> lines,
    List<String> sentences) {
  /** Copies the lists. */
  public Sweep {
    lines = List.copyOf(lines);
    sentences = List.copyOf(sentences);
  }

  /**
   * Strategies that differ in the number alone.
   *
   * @param title what tells it from the other lines; empty for the only one
   * @param points in ascending order of the number
   */
  public record Line(String title, List<Point> points) {
    /** Copies the points. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * One strategy in one setting.
   *
   * @param value the number
   * @param strategy its label
   * @param mean mean score, with its interval
   */
  public record Point(double value, String strategy, Estimate mean) {}
}
