package org.graft.reports.page;

import gg.jte.Content;
import org.graft.reports.draw.SvgCanvas;
import org.graft.reports.figure.Figure;
import org.graft.reports.figure.Paper;

/**
 * A figure in the page, once for wide screens and print, once for a telephone.
 *
 * @param id its anchor
 * @param title its subject
 * @param reading how to read it
 * @param wide as SVG
 * @param narrow as SVG
 */
public record FigureView(String id, String title, String reading, Content wide, Content narrow) {
  static FigureView of(Figure figure) {
    return new FigureView(
        figure.id(),
        figure.title(),
        figure.reading(),
        svg(figure, "", Paper.WIDE),
        svg(figure, "-n", Paper.NARROW));
  }

  private static Content svg(Figure figure, String suffix, double width) {
    return new Raw(
        SvgCanvas.write(
            figure.scene(width),
            "f-" + figure.id() + suffix,
            figure.title(),
            figure.alternative(),
            SvgCanvas.Place.PAGE));
  }
}
