package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportsTest {
  private final Path folder;

  TextReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void latexEscapesNames() throws IOException {
    new LatexReport().render(Handmade.markup(), folder);
    assertThat(Files.readString(folder.resolve("tables/strategies.tex")))
        .contains("\\toprule", "\\bottomrule", "a \\& b\\_c \\$x\\textasciicircum{}2\\$")
        .contains("\\textless{}script\\textgreater{}");
  }

  @Test
  void latexMethodsCiteTheirReferences() throws IOException {
    new LatexReport().render(Handmade.blobs(), folder);
    assertThat(Files.readString(folder.resolve("methods.tex")))
        .contains("~\\cite{holm1979}", "10,000 resamples \\& 100 \\% coverage");
    assertThat(Files.readString(folder.resolve("references.bib")))
        .contains(
            "@article{holm1979,",
            "  journal = {Scandinavian Journal of Statistics},",
            "  pages = {65--70}",
            "doi = {10.2307/4615733}",
            "@book{fisher1935,",
            "publisher = {Oliver and Boyd}");
  }

  @Test
  void csvKeepsAllDigitsAndQuotes() throws IOException {
    new CsvReport().render(Handmade.markup(), folder);
    List<String> lines = Files.readAllLines(folder.resolve("tables/scores.csv"));
    assertThat(lines.get(0))
        .isEqualTo("transfer,backbone,strategy,block,source_replicate,training_replicate,score");
    assertThat(lines).hasSize(31);
    assertThat(lines.get(11)).contains("\"\"\"><img src=x onerror=alert(2)>\"");
  }

  @Test
  void csvLeavesMissingScoresEmpty() throws IOException {
    new CsvReport().render(Handmade.few(), folder);
    assertThat(Files.readAllLines(folder.resolve("tables/scores.csv")).get(3)).endsWith(",r2,0,2,");
  }

  @Test
  void markdownEscapesNamesAndPointsAtFigures() throws IOException {
    new MarkdownReport().render(Handmade.markup(), folder);
    assertThat(Files.readString(folder.resolve("report.md")))
        .doesNotContain("<script>", "<img")
        .contains("a &amp; b\\_c $x^2$ \\| \\\\d", "](figures/differences.svg)");
  }

  @Test
  void markdownHasTheMethodsText() throws IOException {
    new MarkdownReport().render(Handmade.blobs(), folder);
    assertThat(Files.readString(folder.resolve("methods.md")))
        .contains("adjustment (Holm, 1979)", "doi:10.2307/4615733");
  }
}
