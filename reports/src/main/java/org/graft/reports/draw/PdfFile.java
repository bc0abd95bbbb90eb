package org.graft.reports.draw;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes a scene as a one-page PDF cut to its size, with its font embedded and the same bytes every
 * time. 720 pixels come out as 7 inches, so that words are 8 points high in a paper.
 */
public final class PdfFile {
  private static final double POINTS_PER_PIXEL = PdfCanvas.POINTS_PER_PIXEL;

  private PdfFile() {}

  /** Writes a scene to a stream, which stays open. */
  public static void write(Scene scene, String title, OutputStream to) throws IOException {
    try (PDDocument document = new PDDocument();
        TrueTypeFont letters = Lettering.read()) {
      PDRectangle size =
          new PDRectangle(
              (float) (scene.width() * POINTS_PER_PIXEL),
              (float) (scene.height() * POINTS_PER_PIXEL));
      PDPage page = new PDPage(size);
      document.addPage(page);
      document.setDocumentId(0L);
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(title);
      information.setProducer("Graft");
      document.setDocumentInformation(information);
      document.getDocumentCatalog().setLanguage("en");
      PDFont font = PDType0Font.load(document, letters, true);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        scene.paint(new PdfCanvas(content, font, scene.height()));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      document.save(to);
    }
  }
}
