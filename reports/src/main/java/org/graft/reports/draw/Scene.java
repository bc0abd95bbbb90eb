package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A drawing: strokes in order, on paper of a size. Built once, then painted on any canvas.
 *
 * <p>Not thread-safe while it is built.
 */
public final class Scene {
  private final List<Consumer<Canvas>> strokes = new ArrayList<>();
  private double width;
  private double height;

  /** Empty paper, sizes in pixels of 1/96 inch. */
  public Scene(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Width of the paper. */
  public double width() {
    return width;
  }

  /** Height of the paper. */
  public double height() {
    return height;
  }

  /** Cuts the paper to another height. */
  public Scene cut(double newHeight) {
    height = newHeight;
    return this;
  }

  /** Cuts the paper to another width. */
  public Scene trim(double newWidth) {
    width = newWidth;
    return this;
  }

  /** Adds a straight line. */
  public Scene line(double x1, double y1, double x2, double y2, Style style) {
    return polyline(List.of(new Point(x1, y1), new Point(x2, y2)), style);
  }

  /** Adds a line through points. */
  public Scene polyline(List<Point> points, Style style) {
    List<Point> copy = List.copyOf(points);
    strokes.add(canvas -> canvas.polyline(copy, style));
    return this;
  }

  /** Adds a closed shape. */
  public Scene polygon(List<Point> points, Style style) {
    List<Point> copy = List.copyOf(points);
    strokes.add(canvas -> canvas.polygon(copy, style));
    return this;
  }

  /** Adds a rectangle. */
  public Scene box(double x, double y, double boxWidth, double boxHeight, Style style) {
    return polygon(
        List.of(
            new Point(x, y),
            new Point(x + boxWidth, y),
            new Point(x + boxWidth, y + boxHeight),
            new Point(x, y + boxHeight)),
        style);
  }

  /** Adds discs. */
  public Scene dots(List<Point> centres, double radius, Ink ink, double opacity) {
    List<Point> copy = List.copyOf(centres);
    if (!copy.isEmpty()) {
      strokes.add(canvas -> canvas.dots(copy, radius, ink, opacity));
    }
    return this;
  }

  /** Adds words. */
  public Scene text(Text text) {
    strokes.add(canvas -> canvas.text(text));
    return this;
  }

  /** Adds what {@code drawn} holds, with a tip for who points at it. */
  public Scene tip(String tip, Scene drawn) {
    strokes.add(canvas -> canvas.tip(tip, () -> drawn.paint(canvas)));
    return this;
  }

  /** Paints all strokes in order. */
  public void paint(Canvas canvas) {
    strokes.forEach(stroke -> stroke.accept(canvas));
  }
}
