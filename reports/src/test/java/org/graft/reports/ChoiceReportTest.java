package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChoiceReportTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void showsWhatWasChosenHowOftenAndTheGapToTheTestSplit() throws IOException {
    new MarkdownReport().render(Handmade.chosen(), folder);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains(
            "rate 0.1 (24 of 30); optimizer",
            "sgd (20 of 30)",
            "Chosen by log-loss on the validation split, then tested as it was; lower is better",
            "Candidates were not tested.")
        .containsPattern("scratch \\| +4 \\| +1 \\| rate 0.1 \\(24 of 30\\) \\| +26 \\|");
  }

  @Test
  void drawsAValidationCurveOfEachSettingAndEscapesItsName() throws IOException {
    new HtmlReport().render(Handmade.chosen(), folder);
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page)
        .contains("Held-out log-loss by rate on blobs", "rate (log scale)", "test \u2212 held-out")
        .contains("optimizer &lt;b&gt;")
        .doesNotContain("optimizer <b>");
  }

  @Test
  void writesEachValueWithAllDigits() throws IOException {
    new CsvReport().render(Handmade.chosen(), folder);
    List<String> lines = Files.readAllLines(folder.resolve("tables/choices.csv"));
    assertThat(lines.get(0))
        .startsWith("transfer,backbone,strategy,setting,value,chosen,replicates,metric,held_out");
    assertThat(lines).hasSize(1 + 4 * 4 + 2);
    assertThat(lines.get(1)).contains(",rate,1.0E-4,2,30,log-loss,0.6");
  }

  @Test
  void saysNothingOfChoosingWhereNothingWasChosen() throws IOException {
    new MarkdownReport().render(Handmade.blobs(), folder);
    assertThat(Files.readString(folder.resolve("report.md"))).doesNotContain("chosen", "held-out");
  }
}
