package org.graft.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.PdfFile;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.SvgCanvas;
import org.graft.reports.figure.Figure;
import org.graft.reports.figure.Gallery;
import org.graft.reports.figure.Paper;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Study;

/** Every figure as SVG and as PDF, fit for papers: 7 inches wide, fonts embedded. */
@Name(value = "figures", doc = "Every figure as SVG and PDF, in the folder figures.")
public record FigureReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("figures"));
    List<Path> files = new ArrayList<>();
    for (Figure figure : Gallery.of(study).all()) {
      Scene scene = figure.titled(Paper.WIDE);
      Path svg = folder.resolve(figure.id() + ".svg");
      Files.writeString(
          svg,
          SvgCanvas.write(
              scene, figure.id(), figure.title(), figure.alternative(), SvgCanvas.Place.FILE));
      files.add(svg);
      Path pdf = folder.resolve(figure.id() + ".pdf");
      try (OutputStream out = Files.newOutputStream(pdf)) {
        PdfFile.write(scene, figure.title(), out);
      }
      files.add(pdf);
    }
    return files;
  }
}
