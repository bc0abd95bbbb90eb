package org.graft.reports.draw;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a scene as SVG 1.1. Every text is escaped. */
public final class SvgCanvas implements Canvas {
  private static final String FONT = "'Liberation Sans',Arial,Helvetica,sans-serif";

  private final StringBuilder out = new StringBuilder();
  private final Place place;

  private SvgCanvas(Place place) {
    this.place = place;
  }

  /** Where the SVG will stand. */
  public enum Place {
    /** In a page whose style sheet sets the inks' CSS variables, light or dark. */
    PAGE,
    /** In a file of its own, on light paper. */
    FILE
  }

  /**
   * Writes a scene.
   *
   * @param id letters, digits and hyphens, unique in the page
   * @param title what a screen reader says first
   * @param description what it says then
   */
  public static String write(
      Scene scene, String id, String title, String description, Place place) {
    SvgCanvas canvas = new SvgCanvas(place);
    String width = number(scene.width());
    String height = number(scene.height());
    canvas
        .out
        .append(place == Place.FILE ? "<svg xmlns=\"http://www.w3.org/2000/svg\"" : "<svg")
        .append(" viewBox=\"0 0 ")
        .append(width + " " + height + "\" width=\"" + width + "\" height=\"" + height)
        .append("\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"")
        .append(" font-family=\"" + FONT + "\">")
        .append("<title id=\"" + id + "-t\">" + Markup.escape(title) + "</title>")
        .append("<desc id=\"" + id + "-d\">" + Markup.escape(description) + "</desc>");
    if (place == Place.FILE) {
      canvas.polygon(
          List.of(
              new Point(0, 0),
              new Point(scene.width(), 0),
              new Point(scene.width(), scene.height()),
              new Point(0, scene.height())),
          Style.fill(Ink.PAPER, 1));
    }
    scene.paint(canvas);
    return canvas.out.append("</svg>\n").toString();
  }

  /** Writes a small picture for a page that screen readers pass over. */
  public static String decoration(Scene scene) {
    SvgCanvas canvas = new SvgCanvas(Place.PAGE);
    String width = number(scene.width());
    String height = number(scene.height());
    canvas.out.append("<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width);
    canvas.out.append("\" height=\"" + height + "\" aria-hidden=\"true\">");
    scene.paint(canvas);
    return canvas.out.append("</svg>").toString();
  }

  @Override
  public void polyline(List<Point> points, Style style) {
    out.append("<path d=\"");
    path(points);
    out.append('"');
    style(style);
    out.append("/>");
  }

  @Override
  public void polygon(List<Point> points, Style style) {
    out.append("<path d=\"");
    path(points);
    out.append("Z\"");
    style(style);
    out.append("/>");
  }

  @Override
  public void dots(List<Point> centres, double radius, Ink ink, double opacity) {
    out.append("<path d=\"");
    for (Point p : centres) {
      out.append('M').append(number(p.x())).append(' ').append(number(p.y())).append("h0");
    }
    out.append("\" stroke-linecap=\"round\" stroke-width=\"")
        .append(number(2 * radius))
        .append('"');
    paint(Optional.empty(), Optional.of(ink));
    opacity(opacity);
    out.append("/>");
  }

  @Override
  public void text(Text text) {
    String x = number(text.at().x());
    String y = number(text.at().y());
    out.append("<text x=\"" + x + "\" y=\"" + y + "\" font-size=\"" + number(text.size()) + '"');
    if (text.anchor() != Anchor.START) {
      out.append(" text-anchor=\"" + (text.anchor() == Anchor.END ? "end" : "middle") + '"');
    }
    if (text.direction() == Text.Direction.UP) {
      out.append(" transform=\"rotate(-90 " + x + " " + y + ")\"");
    }
    paint(Optional.of(text.ink()), Optional.empty());
    out.append('>').append(Markup.escape(text.words())).append("</text>");
  }

  @Override
  public void tip(String tip, Runnable inside) {
    out.append("<g><title>").append(Markup.escape(tip)).append("</title>");
    inside.run();
    out.append("</g>");
  }

  private void path(List<Point> points) {
    char move = 'M';
    for (Point p : points) {
      out.append(move).append(number(p.x())).append(' ').append(number(p.y()));
      move = 'L';
    }
  }

  private void style(Style style) {
    paint(style.fill(), style.stroke());
    if (style.stroke().isPresent()) {
      out.append(" stroke-width=\"" + number(style.width()) + "\" stroke-linejoin=\"round\"");
    }
    if (!style.dash().isEmpty()) {
      out.append(" stroke-dasharray=\"")
          .append(style.dash().stream().map(SvgCanvas::number).collect(Collectors.joining(" ")))
          .append('"');
    }
    opacity(style.opacity());
  }

  private void paint(Optional<Ink> fill, Optional<Ink> stroke) {
    String inside = fill.map(this::colour).orElse("none");
    if (place == Place.PAGE) {
      String outline = stroke.map(ink -> ";stroke:" + colour(ink)).orElse("");
      out.append(" style=\"fill:" + inside + outline + '"');
    } else {
      String outline = stroke.map(ink -> " stroke=\"" + colour(ink) + '"').orElse("");
      out.append(" fill=\"" + inside + '"' + outline);
    }
  }

  private String colour(Ink ink) {
    return place == Place.PAGE ? "var(--" + ink.name() + ")" : ink.light();
  }

  private void opacity(double opacity) {
    if (opacity < 1) {
      out.append(" opacity=\"" + number(opacity) + '"');
    }
  }

  /** A number with two decimals at most. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
