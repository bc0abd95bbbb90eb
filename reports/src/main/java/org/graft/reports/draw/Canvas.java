package org.graft.reports.draw;

import java.util.List;

/** What a scene is drawn on: a few strokes that every vector format has. */
public interface Canvas {
  /** Draws an open line through points. */
  void polyline(List<Point> points, Style style);

  /** Draws a closed shape. */
  void polygon(List<Point> points, Style style);

  /** Draws filled discs of one radius. */
  void dots(List<Point> centres, double radius, Ink ink, double opacity);

  /** Writes words. */
  void text(Text text);

  /** Draws {@code inside} such that pointing at it shows {@code tip}, where a format can. */
  void tip(String tip, Runnable inside);
}
