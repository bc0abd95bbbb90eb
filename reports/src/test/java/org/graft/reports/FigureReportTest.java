package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureReportTest {
  private final Path folder;

  FigureReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesEveryFigureAsSvgAndPdf() throws IOException {
    assertThat(names(Handmade.sources()))
        .contains(
            "intervals.svg",
            "intervals.pdf",
            "differences.svg",
            "boxes.svg",
            "curves.svg",
            "sources.svg",
            "cost.svg",
            "confusion.svg",
            "pvalues.svg",
            "data.svg");
    assertThat(names(Handmade.datasets())).contains("ranks.pdf", "profiles.pdf", "boxes-14.svg");
  }

  @Test
  void writesWellFormedSvgWithoutOutsideReferences() throws IOException {
    for (Study study : List.of(Handmade.markup(), Handmade.few(), Handmade.datasets())) {
      for (Path file : files(study, ".svg")) {
        String svg = Files.readString(file);
        assertThat(Xml.parse(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
            .doesNotContain("http", "var(", "NaN", "Infinity");
      }
    }
  }

  @Test
  void embedsTheFontInEveryPdf() throws IOException {
    for (Path file : files(Handmade.markup(), ".pdf")) {
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        PDResources resources = pdf.getPage(0).getResources();
        for (COSName font : resources.getFontNames()) {
          assertThat(resources.getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void writesTheSameBytesEveryTime() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    List<Path> first = new FigureReport(178, false).render(Handmade.blobs(), folder);
    List<Path> second = new FigureReport(178, false).render(Handmade.blobs(), other);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i)).hasSameBinaryContentAs(second.get(i));
    }
  }

  private List<String> names(Study study) throws IOException {
    return files(study, "").stream().map(f -> f.getFileName().toString()).toList();
  }

  private List<Path> files(Study study, String ending) throws IOException {
    return new FigureReport(178, false)
        .render(study, folder).stream().filter(f -> f.toString().endsWith(ending)).toList();
  }

  @Test
  void figuresFitAColumnAndComeAsPicturesOf300DotsAnInch() throws Exception {
    List<Path> files = new FigureReport(84, true).render(Handmade.blobs(), folder);

    Path svg = folder.resolve("figures/intervals.svg");
    Path png = folder.resolve("figures/intervals.png");
    assertThat(files).contains(svg, png);
    assertThat(Files.readString(svg)).contains("width=\"340");
    java.awt.image.BufferedImage picture = javax.imageio.ImageIO.read(png.toFile());
    assertThat(picture.getWidth()).isBetween(988, 996);
    java.util.Set<Integer> colours = new java.util.HashSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(20);
  }
}
