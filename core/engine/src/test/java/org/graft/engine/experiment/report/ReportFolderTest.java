package org.graft.engine.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Declared;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.study.Studies;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFolderTest {
  private final SpecReader reader = Lab.reader();
  private final List<String> notes = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  private ExperimentSpec spec(String... overrides) {
    return Lab.plan(reader, Lab.FILE, overrides).spec();
  }

  private static Study study(Declared declared) {
    return Studies.of(declared, List.of(), Map.of(), Map.of(), List.of());
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(WrittenFiles.NAME))
          .sorted()
          .toList();
    }
  }

  @Test
  void writesTheReportsThatTheExperimentAsksFor() throws IOException {
    Declared declared = Declared.of(spec("reports=[{sheet: {file: own.txt}}]"));
    ReportFolder asked = new ReportFolder(reader).of(declared, notes::add);
    assertThat(asked.names()).containsExactly("sheet");
    assertThat(asked.write(study(declared), folder, notes::add))
        .contains(folder.resolve("own.txt"));
    assertThat(written()).containsExactly("own.txt");
    assertThat(notes).isEmpty();
  }

  private void write(String reports) throws IOException {
    Declared declared = Declared.of(spec("reports=" + reports));
    new ReportFolder(reader)
        .of(declared, notes::add)
        .within(Duration.ofSeconds(2))
        .write(study(declared), folder, notes::add);
  }

  @Test
  void removesWhatItWroteBeforeAndNoLongerWrites() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "a user's");
    write("[{sheet: {file: tables/old.txt}}]");
    write("[{sheet: {file: edited.txt}}]");
    assertThat(written()).containsExactly("edited.txt", "mine.txt");
    Files.writeString(folder.resolve("edited.txt"), "by a user");
    write("[{sheet: {file: new.txt}}]");
    assertThat(written()).containsExactly("edited.txt", "mine.txt", "new.txt");
    assertThat(notes).isEmpty();
  }

  @Test
  void keepsAnEarlierReportWhereAnotherOneFails() throws IOException {
    write("[{sheet: {file: old.txt}}]");
    write("[stuck]");
    assertThat(notes).hasSize(1);
    assertThat(written()).containsExactly("old.txt");
    write("[{sheet: {file: new.txt}}]");
    assertThat(written()).containsExactly("new.txt");
  }

  @Test
  void writesEveryReportWhereTheExperimentAsksForNone() {
    ExperimentSpec spec = spec();
    assertThat(spec.resolved()).doesNotContain("reports");
    assertThat(new ReportFolder(reader).of(Declared.of(spec), notes::add).names())
        .containsExactly("sheet", "stuck");
  }

  @Test
  void namesTheNearestReportAndRefusesOneTwice() {
    assertThatThrownBy(() -> spec("reports=[shete]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("no report named 'shete' (did you mean 'sheet'?)");
    assertThatThrownBy(() -> spec("reports=[sheet, {sheet: {file: b.txt}}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("names 'sheet' twice");
  }

  @Test
  void leavesOutAReportThatIsNotInstalledHere() {
    Declared declared = Declared.of(spec("reports=[sheet, stuck]"));
    String elsewhere = declared.resolved().replace("stuck", "elsewhere");
    assertThat(reader.renderers(elsewhere, notes::add).orElseThrow()).containsOnlyKeys("sheet");
    assertThat(reader.renderers(elsewhere.replace("sheet", "gone"), note -> {}))
        .as("none can be written, and not every report")
        .contains(Map.of());
    assertThat(notes).singleElement().asString().contains("no report named 'elsewhere'");
  }

  @Test
  void leavesAReportThatDoesNotEndBehind() throws IOException {
    Declared declared = Declared.of(spec());
    new ReportFolder(reader)
        .within(Duration.ofSeconds(2))
        .write(study(declared), folder, notes::add);
    assertThat(written()).contains("sheet.txt").doesNotContain("half.txt");
    assertThat(notes).singleElement().asString().startsWith("report 'stuck' did not end within");
  }
}
