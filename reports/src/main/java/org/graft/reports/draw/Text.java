package org.graft.reports.draw;

/**
 * One line of words.
 *
 * @param at its place, on the base line
 * @param words what it says; may hold any characters
 * @param size of the font in pixels
 * @param anchor which end stands at the place
 * @param ink its colour
 * @param direction which way it runs
 */
public record Text(
    Point at, String words, double size, Anchor anchor, Ink ink, Direction direction) {
  /** Size of axis titles and labels. */
  public static final double LABEL = 12;

  /** Size of tick labels and notes. */
  public static final double NOTE = 11;

  /** Size of titles. */
  public static final double TITLE = 14;

  /** Which way a text runs. */
  public enum Direction {
    /** To the right. */
    ACROSS,
    /** Upwards. */
    UP
  }

  /** Words to the right of a place. */
  public static Text start(double x, double y, String words, double size, Ink ink) {
    return new Text(new Point(x, y), words, size, Anchor.START, ink, Direction.ACROSS);
  }

  /** Words centred on a place. */
  public static Text middle(double x, double y, String words, double size, Ink ink) {
    return new Text(new Point(x, y), words, size, Anchor.MIDDLE, ink, Direction.ACROSS);
  }

  /** Words to the left of a place. */
  public static Text end(double x, double y, String words, double size, Ink ink) {
    return new Text(new Point(x, y), words, size, Anchor.END, ink, Direction.ACROSS);
  }

  /** Words that run upwards, centred on a place. */
  public static Text up(double x, double y, String words, double size, Ink ink) {
    return new Text(new Point(x, y), words, size, Anchor.MIDDLE, ink, Direction.UP);
  }
}
