package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Isolation;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.RunOptions;
import org.graft.engine.experiment.Setup;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.StudySummary;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run read by another metric, and two runs beside each other. */
class ReportOfRunsTest {
  private static final String FILE =
      """
      experiment: short
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      source-training: {epochs: 3}
      training: {epochs: 4}
      strategies: [scratch, fine-tune: {frozen: 1}]
      repeats: {training: 8}
      metrics: [accuracy, log-loss]
      rope: 0.01
      failure-threshold: 0.2
      reports: [html]
      """;

  @TempDir private Path folder = Path.of("");

  private RecordedRun first;
  private RecordedRun second;

  @BeforeEach
  void runs() throws Exception {
    Graft graft =
        Graft.open(
            Setup.fromEnvironment()
                .withCache(folder.resolve("cache"))
                .withRuns(folder.resolve("runs"))
                .withPlugins(List.of())
                .withNotes(note -> {})
                .offline());
    RunOptions options = RunOptions.standard().withIsolation(Isolation.NEVER).withWorkers(1);
    first = graft.plan(FILE, "short.yaml", folder).run(options);
    second =
        graft
            .plan(
                FILE,
                "long.yaml",
                folder,
                "experiment=long",
                "training.epochs=12",
                "repeats.training=6",
                "strategies=[scratch, {fine-tune: {frozen: 1}}, {fine-tune: {frozen: 2}}]")
            .run(options);
  }

  @Test
  void readsARunByAnotherOfItsMetricsAsExploratory() throws Exception {
    Study declared = first.study();
    assertThat(declared.design().measure().metric()).isEqualTo("accuracy");
    assertThat(StudySummary.text(declared)).doesNotContain("exploratory");
    Study other = first.study(Optional.of("log-loss"));
    assertThat(other.design().measure().metric()).isEqualTo("log-loss");
    assertThat(StudySummary.text(other))
        .contains("(log-loss, lower is better)", "8 paired repeats")
        .contains("equivalence was not tested")
        .contains(
            "The declared primary metric is accuracy: what is said here by log-loss is exploratory.");
    assertThat(first.study(Optional.of("accuracy"))).isEqualTo(declared);
    assertThatThrownBy(() -> first.study(Optional.of("recall")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did not record a metric 'recall'; it has accuracy, log-loss");
    Path page = first.report(other, folder.resolve("report-log-loss")).orElseThrow();
    assertThat(Files.readString(page)).contains("is exploratory").contains("log-loss");
    assertThat(page.resolveSibling("")).isDirectoryNotContaining("glob:**tables");
  }

  @Test
  void comparesWhatBothRunsHaveInPairs() {
    assertThat(StudySummary.text(second.against(first)))
        .contains("training.epochs: 4 -> 12", "repeats.training: 8 -> 6", "by mean accuracy: ")
        .contains("(of 2 comparisons)", "scratch in long \u2212 scratch in short")
        .contains("fine-tune(frozen=1) in long \u2212 fine-tune(frozen=1) in short")
        .doesNotContain("fine-tune(frozen=2) in")
        .contains("One source model: whatever came out is about that one source model")
        .contains("2 repeats that only one of the runs has were left out of the pairs");
    assertThat(StudySummary.text(second.against(first, Optional.of("log-loss"))))
        .contains("(log-loss, lower is better)", "is exploratory")
        .containsPattern("scratch in short +6 ")
        .contains("6 paired repeats of one source model");
  }
}
