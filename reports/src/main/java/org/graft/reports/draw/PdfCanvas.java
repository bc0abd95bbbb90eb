package org.graft.reports.draw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Writes strokes on a PDF page. Letters that the font lacks become question marks. */
final class PdfCanvas implements Canvas {
  static final double POINTS_PER_PIXEL = 504.0 / 720;

  private final PDPageContentStream out;
  private final PDFont font;
  private final double height;
  private final Map<Double, PDExtendedGraphicsState> opacities = new LinkedHashMap<>();

  PdfCanvas(PDPageContentStream out, PDFont font, double height) {
    this.out = out;
    this.font = font;
    this.height = height;
  }

  @Override
  public void polyline(List<Point> points, Style style) {
    draw(
        () -> {
          path(points);
          apply(style);
          out.stroke();
        });
  }

  @Override
  public void polygon(List<Point> points, Style style) {
    draw(
        () -> {
          path(points);
          out.closePath();
          apply(style);
          if (style.fill().isPresent() && style.stroke().isPresent()) {
            out.fillAndStroke();
          } else if (style.fill().isPresent()) {
            out.fill();
          } else {
            out.stroke();
          }
        });
  }

  @Override
  public void dots(List<Point> centres, double radius, Ink ink, double opacity) {
    draw(
        () -> {
          apply(Style.line(ink, 2 * radius).faded(opacity));
          out.setLineCapStyle(1);
          for (Point p : centres) {
            out.moveTo(x(p.x()), y(p.y()));
            out.lineTo(x(p.x()), y(p.y()));
          }
          out.stroke();
        });
  }

  @Override
  public void text(Text text) {
    String words = known(text.words());
    double width = Lettering.sans().width(words, text.size());
    double back =
        text.anchor() == Anchor.START ? 0 : text.anchor() == Anchor.END ? width : width / 2;
    boolean up = text.direction() == Text.Direction.UP;
    double x = text.at().x() - (up ? 0 : back);
    double y = text.at().y() + (up ? back : 0);
    draw(
        () -> {
          out.setNonStrokingColor(colour(text.ink()));
          out.beginText();
          out.setFont(font, (float) (text.size() * POINTS_PER_PIXEL));
          out.setTextMatrix(Matrix.getRotateInstance(up ? Math.PI / 2 : 0, x(x), y(y)));
          out.showText(words);
          out.endText();
        });
  }

  @Override
  public void tip(String tip, Runnable inside) {
    inside.run();
  }

  private void path(List<Point> points) throws IOException {
    for (int i = 0; i < points.size(); i++) {
      float x = x(points.get(i).x());
      float y = y(points.get(i).y());
      if (i == 0) {
        out.moveTo(x, y);
      } else {
        out.lineTo(x, y);
      }
    }
  }

  private void apply(Style style) throws IOException {
    if (style.fill().isPresent()) {
      out.setNonStrokingColor(colour(style.fill().get()));
    }
    if (style.stroke().isPresent()) {
      out.setStrokingColor(colour(style.stroke().get()));
      out.setLineWidth((float) (style.width() * POINTS_PER_PIXEL));
      out.setLineJoinStyle(1);
    }
    if (!style.dash().isEmpty()) {
      float[] dash = new float[style.dash().size()];
      for (int i = 0; i < dash.length; i++) {
        dash[i] = (float) (style.dash().get(i) * POINTS_PER_PIXEL);
      }
      out.setLineDashPattern(dash, 0);
    }
    if (style.opacity() < 1) {
      out.setGraphicsStateParameters(opacities.computeIfAbsent(style.opacity(), PdfCanvas::fade));
    }
  }

  private static PDExtendedGraphicsState fade(double opacity) {
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setStrokingAlphaConstant((float) opacity);
    state.setNonStrokingAlphaConstant((float) opacity);
    return state;
  }

  private static String known(String words) {
    StringBuilder known = new StringBuilder();
    words
        .codePoints()
        .forEach(c -> known.appendCodePoint(Lettering.sans().has(c) && c >= 0x20 ? c : '?'));
    return known.toString();
  }

  private static java.awt.Color colour(Ink ink) {
    return java.awt.Color.decode(ink.light());
  }

  private static float x(double pixels) {
    return (float) (pixels * POINTS_PER_PIXEL);
  }

  private float y(double pixels) {
    return (float) ((height - pixels) * POINTS_PER_PIXEL);
  }

  private interface Strokes {
    void draw() throws IOException;
  }

  private void draw(Strokes strokes) {
    try {
      out.saveGraphicsState();
      strokes.draw();
      out.restoreGraphicsState();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
