package org.graft.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.PdfFile;
import org.graft.reports.draw.PngFile;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.SvgCanvas;
import org.graft.reports.figure.Figure;
import org.graft.reports.figure.Gallery;
import org.graft.reports.figure.Paper;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.study.Study;

/**
 * Every figure as SVG, PDF and, if asked for, PNG; fonts are embedded.
 *
 * @param width of the figures in millimetres: 178 spans a page, 84 a column of two
 * @param png whether to write pictures of 300 dots an inch too
 */
@Name(value = "figures", doc = "Every figure as SVG, PDF and PNG, in the folder figures.")
public record FigureReport(
    @Param(
            doc = "Width of the figures; letters keep their size.",
            unit = "mm",
            byDefault = "178",
            min = 60,
            max = 400)
        double width,
    @Param(doc = "Whether to write PNG as well, at 300 dots an inch.", byDefault = "false")
        boolean png)
    implements ReportRenderer {
  /** Figures are laid out 720 pixels wide where they are printed 7 inches wide. */
  private static final double PIXELS_PER_MILLIMETRE = Paper.WIDE / (7 * 25.4);

  private static final double PAGE = 178;

  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("figures"));
    List<Path> files = new ArrayList<>();
    for (Figure figure : Gallery.of(study).all()) {
      Scene scene = figure.titled(pixels());
      Path svg = folder.resolve(figure.id() + ".svg");
      Files.writeString(
          svg,
          SvgCanvas.write(
              scene, figure.id(), figure.title(), figure.alternative(), SvgCanvas.Place.FILE));
      files.add(svg);
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      PdfFile.write(scene, figure.title(), pdf);
      files.add(Files.write(folder.resolve(figure.id() + ".pdf"), pdf.toByteArray()));
      if (png) {
        Path picture = folder.resolve(figure.id() + ".png");
        PngFile.write(pdf.toByteArray(), picture);
        files.add(picture);
      }
    }
    return files;
  }

  private double pixels() {
    return width == PAGE ? Paper.WIDE : width * PIXELS_PER_MILLIMETRE;
  }
}
