package org.graft.reports.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Writes a figure's PDF as a picture, by what wrote the PDF: its letters need no font here. */
public final class PngFile {
  private static final float DOTS_PER_INCH = 300;

  private PngFile() {}

  /** Writes the first page. */
  public static void write(byte[] pdf, Path to) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage picture =
          new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
      ImageIO.write(picture, "png", to.toFile());
    }
  }
}
