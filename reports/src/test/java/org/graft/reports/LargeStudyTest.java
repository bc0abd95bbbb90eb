package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.spi.ReportRenderer;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeStudyTest {
  private final Path folder;

  LargeStudyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void rendersTenThousandTrials() throws Exception {
    Study study = Handmade.large();
    List<ReportRenderer> renderers =
        List.of(
            new HtmlReport(),
            new MarkdownReport(),
            new LatexReport(),
            new CsvReport(),
            new JsonReport(),
            new FigureReport(178, false));
    for (ReportRenderer renderer : renderers) {
      renderer.render(study, folder);
    }
    assertThat(folder.resolve("index.html")).isRegularFile();
    assertThat(folder.resolve("index.html").toFile().length()).isLessThan(12_000_000);
    assertThat(Files.exists(folder.resolve("figures/sources-5.pdf"))).isTrue();
  }
}
