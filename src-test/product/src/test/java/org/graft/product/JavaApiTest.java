package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Isolation;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.Resources;
import org.graft.engine.experiment.RunOptions;
import org.graft.engine.experiment.Setup;
import org.graft.engine.experiment.recorded.Explanation;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.problem.SpecException;
import org.graft.engine.problem.UserException;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment is planned, run, stopped, reported and explained from Java, without a command. */
class JavaApiTest {
  private static final String TEXT =
      """
      experiment: api
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      source-training: {epochs: 3}
      training: {epochs: 4}
      strategies: [scratch, fine-tune: {frozen: [0, 1]}]
      repeats: {training: 3}
      """;

  @TempDir private Path folder = Path.of("");

  private final List<String> notes = new ArrayList<>();

  private Graft open() {
    return Graft.open(
        Setup.fromEnvironment()
            .withCache(folder.resolve("cache"))
            .withRuns(folder.resolve("runs"))
            .withPlugins(List.of())
            .withNotes(notes::add)
            .offline());
  }

  private PlannedExperiment planned(String... overrides) {
    return open().plan(TEXT, "api.yaml", folder, overrides);
  }

  @Test
  void plansRunsAndReports() throws Exception {
    List<Event> events = new ArrayList<>();
    PlannedExperiment planned = planned("repeats.training=4");
    assertThat(planned.trials()).hasSize(12);
    assertThat(planned.warnings()).anyMatch(warning -> warning.contains("One source model"));
    assertThat(planned.finished()).isEmpty();
    assertThat(planned.forecast(Resources.standard()).steps()).isGreaterThan(12);
    RecordedRun run =
        planned.run(
            RunOptions.standard().withWorkers(2).withTrackers(List.of((Tracker) events::add)));
    assertThat(events).last().isInstanceOf(Event.RunFinished.class);
    assertThat(planned.finished()).hasSize(12);
    assertThat(run.standing().failed()).isZero();
    Study study = run.study();
    assertThat(study.trials()).hasSize(12).allMatch(trial -> trial.outcome().isPresent());
    assertThat(run.report()).contains(run.folder().resolve("report/index.html"));
    assertThat(run.summary().text()).contains("scratch", "fine-tune(frozen=1)", "recorded in ");
    assertThat(open().run("api").trials()).isEqualTo(run.trials());
    assertThat(notes).isEmpty();
  }

  @Test
  void saysWhatIsWrongInTheWordsOfTheCommandLine() {
    assertThatThrownBy(() -> planned("training.epoch=5"))
        .isInstanceOf(UserException.class)
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> assertThat(e.problems()).anyMatch(p -> p.what().contains("epochs")));
    assertThatThrownBy(() -> open().run("nothing"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no run 'nothing'");
    assertThatThrownBy(() -> open().trial("0123456789abcdef"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no trial");
  }

  @Test
  void stopsWhenItsThreadIsInterruptedAndGoesOnFromThere() throws Exception {
    Thread caller = Thread.currentThread();
    AtomicBoolean stopped = new AtomicBoolean();
    Tracker stopping =
        event -> {
          if (event instanceof Event.TrialFinished && !stopped.getAndSet(true)) {
            caller.interrupt();
          }
        };
    assertThatThrownBy(
            () ->
                planned("repeats.training=40")
                    .run(RunOptions.standard().withWorkers(1).withTrackers(List.of(stopping))))
        .isInstanceOf(InterruptedException.class);
    int before = planned("repeats.training=40").finished().size();
    assertThat(before).isBetween(1, 119);
    RecordedRun run = planned("repeats.training=40").run(RunOptions.standard().withWorkers(2));
    assertThat(run.standing().ended()).isEqualTo(120);
  }

  @Test
  void rerunsATrialBitForBitAndSaysWhyItWasRun() throws Exception {
    RecordedRun first = planned().run(RunOptions.standard().withWorkers(1));
    String trial = first.trials().get(0).card().id();
    assertThat(open().rerun(trial, Resources.standard().withWorkers(1)).same()).isTrue();
    PlannedExperiment changed = planned("training.epochs=5");
    Recorded now = Recorded.planned(changed.trials().get(0));
    assertThat(changed.why(now.card().id()))
        .isInstanceOfSatisfying(
            Explanation.Changed.class,
            why ->
                assertThat(why.changes())
                    .anyMatch(c -> c.what().equals("training.epochs") && c.after().equals("5")));
    assertThat(open().why(Optional.of("api"), trial)).isInstanceOf(Explanation.FirstRun.class);
  }

  @Test
  void doesStepsInWorkerProcessesWithTheSameNumbers() throws Exception {
    RecordedRun apart =
        planned().run(RunOptions.standard().withWorkers(1).withIsolation(Isolation.ALWAYS));
    RecordedRun here =
        Graft.open(open().setup().withRuns(folder.resolve("here")))
            .plan(TEXT, "api.yaml", folder)
            .run(RunOptions.standard().withWorkers(1).withIsolation(Isolation.NEVER));
    assertThat(scores(apart)).isEqualTo(scores(here)).hasSize(9);
  }

  private static List<Object> scores(RecordedRun run) {
    return run.study().trials().stream()
        .map(trial -> trial.outcome().orElseThrow())
        .map(org.graft.spi.result.Outcome.Completed.class::cast)
        .map(completed -> (Object) completed.scores())
        .toList();
  }
}
