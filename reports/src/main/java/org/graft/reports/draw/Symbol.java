package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.List;

/** The mark of a strategy, which tells it apart where colour does not. */
public enum Symbol {
  /** A disc. */
  DISC,
  /** A square. */
  SQUARE,
  /** A triangle, point up. */
  TRIANGLE,
  /** A diamond. */
  DIAMOND,
  /** A triangle, point down. */
  WEDGE,
  /** A pentagon. */
  PENTAGON,
  /** A hexagon. */
  HEXAGON,
  /** A star of four. */
  STAR;

  /** The mark of the strategy in place {@code index}, from 0; never of the same ink twice. */
  public static Symbol of(int index) {
    int kinds = values().length;
    return values()[(index + index / Ink.seriesCount()) % kinds];
  }

  /** Adds this mark to a scene, outlined in paper so that it stands off what lies below. */
  public void draw(Scene scene, double x, double y, double radius, Ink ink) {
    if (this == DISC) {
      scene.dots(List.of(new Point(x, y)), radius + 1, Ink.PAPER, 1);
      scene.dots(List.of(new Point(x, y)), radius, ink, 1);
    } else {
      scene.polygon(outline(x, y, radius * 1.15), Style.line(Ink.PAPER, 1).filled(ink));
    }
  }

  private List<Point> outline(double x, double y, double r) {
    return switch (this) {
      case SQUARE -> regular(x, y, r * 1.1, 4, Math.PI / 4);
      case TRIANGLE -> regular(x, y + r * 0.15, r * 1.2, 3, -Math.PI / 2);
      case DIAMOND -> regular(x, y, r * 1.15, 4, 0);
      case WEDGE -> regular(x, y - r * 0.15, r * 1.2, 3, Math.PI / 2);
      case PENTAGON -> regular(x, y, r * 1.1, 5, -Math.PI / 2);
      case HEXAGON -> regular(x, y, r * 1.05, 6, 0);
      case DISC, STAR -> star(x, y, r * 1.35);
    };
  }

  private static List<Point> regular(double x, double y, double r, int corners, double turn) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = turn + 2 * Math.PI * i / corners;
      points.add(new Point(x + r * Math.cos(angle), y + r * Math.sin(angle)));
    }
    return points;
  }

  private static List<Point> star(double x, double y, double r) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double angle = Math.PI * i / 4;
      double reach = i % 2 == 0 ? r : r * 0.42;
      points.add(new Point(x + reach * Math.cos(angle), y + reach * Math.sin(angle)));
    }
    return points;
  }
}
