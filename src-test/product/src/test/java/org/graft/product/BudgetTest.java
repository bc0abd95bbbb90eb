package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.RunOptions;
import org.graft.engine.experiment.Setup;
import org.graft.engine.problem.SpecException;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time and trials that an experiment may take. */
class BudgetTest {
  private static final String TEXT =
      """
      experiment: budget
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      source-training: {epochs: 3}
      training: {epochs: 4}
      strategies: [scratch, fine-tune: {frozen: [0, 1]}]
      repeats: {training: 3}
      """;

  @TempDir private Path folder = Path.of("");

  private PlannedExperiment planned(String... overrides) {
    return Graft.open(
            Setup.fromEnvironment()
                .withCache(folder.resolve("cache"))
                .withRuns(folder.resolve("runs"))
                .withPlugins(List.of())
                .withNotes(note -> {})
                .offline())
        .plan(TEXT, "budget.yaml", folder, overrides);
  }

  private static List<Outcome> outcomes(RecordedRun run) {
    return run.trials().stream().flatMap(trial -> trial.outcome().stream()).toList();
  }

  @Test
  void runsSoManyTrialsAtATimeUntilNoneIsLeft() throws Exception {
    RecordedRun first = planned("max-trials=4").run(RunOptions.standard());
    assertThat(outcomes(first)).hasSize(4);
    assertThat(first.budget())
        .contains(
            "max-trials: 4 trials were run; 5 are left, and the same command goes on with them");
    assertThat(outcomes(planned("max-trials=4").run(RunOptions.standard()))).hasSize(8);
    RecordedRun last = planned("max-trials=4").run(RunOptions.standard());
    assertThat(outcomes(last)).hasSize(9).allMatch(Outcome.Completed.class::isInstance);
    assertThat(last.budget()).isEmpty();
  }

  @Test
  void stopsWhenItsTimeIsOverAndGoesOnFromThere() throws Exception {
    RecordedRun first =
        planned("time-limit.run=0.3 s", "training.epochs=20000", "repeats.training=20")
            .run(RunOptions.standard().withWorkers(1));
    assertThat(outcomes(first).size()).isLessThan(60);
    assertThat(first.budget())
        .map(why -> why.startsWith("time-limit: the run's 0.3 s are over"))
        .contains(true);
    assertThat(outcomes(first)).allMatch(Outcome.Completed.class::isInstance);
    RecordedRun second = planned("time-limit.run=1 h").run(RunOptions.standard());
    assertThat(outcomes(second)).hasSize(9).allMatch(Outcome.Completed.class::isInstance);
    assertThat(second.budget()).isEqualTo(Optional.empty());
  }

  @Test
  void recordsATrialOverItsLimitAsFailed() throws Exception {
    RecordedRun run =
        planned("time-limit.trial=0.001 s", "training.epochs=100000", "repeats.training=1")
            .run(RunOptions.standard());
    assertThat(outcomes(run))
        .hasSize(3)
        .allSatisfy(
            one ->
                assertThat(one)
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                            assertThat(failed.message())
                                .startsWith("took longer than the 0.001 s that time-limit gives")));
    assertThat(run.budget()).isEmpty();
  }

  @Test
  void keepsIdsWhateverTheBudget() {
    assertThat(planned("max-trials=1", "time-limit={trial: 1 h, run: 2 d}").trials())
        .extracting(trial -> trial.card().id())
        .isEqualTo(planned().trials().stream().map(trial -> trial.card().id()).toList());
  }

  @Test
  void asksWhichTimeIsMeantAndInWhichUnit() {
    assertThatThrownBy(() -> planned("time-limit=60", "seed=[1, 2, 3]", "max-trials=0"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("a mapping of time limit settings {trial: ..., run: ...}, found '60'")
        .hasMessageContaining("for more replicates say repeats")
        .hasMessageContaining("max-trials: must be >= 1, found 0");
    assertThatThrownBy(() -> planned("time-limit.run=60"))
        .hasMessageContaining("expected a time with its unit (90 s, 10 min, 8 h, 2 d), found 60");
  }
}
