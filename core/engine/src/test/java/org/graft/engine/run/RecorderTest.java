package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.LedgerException;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.problem.UserException;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecorderTest {
  private static final Identity IDENTITY = new Identity("machine", "version", "folder");

  @TempDir private Path folder = Path.of("");

  private final List<Event> told = Collections.synchronizedList(new ArrayList<>());
  private final List<Step> forgotten = Collections.synchronizedList(new ArrayList<>());

  /** Nothing is done: what steps give is made up. */
  private final class NoWork implements Work {
    @Override
    public void recorded(Step step) {
      forgotten.add(step);
    }

    @Override
    public void prepare(List<Step> steps) {}

    @Override
    public StepOutcome run(Step step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(Step step) {}

    @Override
    public void close() {}
  }

  private Recorder recorder(List<Step> steps, SqliteLedger ledger) {
    Executing executing = new Executing(new ThreadExecutor(1, 0), new Stop());
    Recorder recorder =
        new Recorder(steps, ledger, new NoWork(), List.of(told::add), IDENTITY, executing);
    recorder.start();
    return recorder;
  }

  private static StepOutcome failed(Step step) {
    return StepOutcome.failed(step, Stage.FIT, "made up");
  }

  private static List<Step> steps(Plan plan) {
    return Lab.steps(plan).left(Set.of()).stream()
        .filter(step -> step.trials().size() > 0)
        .toList();
  }

  @Test
  void recordsWhatEndedUpToTheLastStepAndTellsItAfterwards() {
    Plan plan = Lab.plan();
    List<Step> steps = steps(plan);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      String experiment = ledger.begin(plan, "folder", "version");
      Recorder recorder = recorder(steps, ledger);
      steps.forEach(step -> recorder.accept(step, failed(step)));
      recorder.accept(steps.get(0), failed(steps.get(0)));
      recorder.settle();
      recorder.check();
      recorder.end(false);
      int trials = steps.stream().mapToInt(step -> step.trials().size()).sum();
      assertThat(ledger.standing(experiment).ended()).isEqualTo(trials);
      assertThat(told).filteredOn(Event.TrialFinished.class::isInstance).hasSize(trials);
      assertThat(told).hasSize(trials + 1).last().isInstanceOf(Event.RunFinished.class);
    }
  }

  /** What is tried once more goes on from its checkpoints. */
  @Test
  void onlyAStepThatDidNotFailIsForgotten() {
    Plan plan = Lab.plan();
    List<Step> steps = steps(plan);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      ledger.begin(plan, "folder", "version");
      Recorder recorder = recorder(steps, ledger);
      Step good = steps.get(1);
      recorder.accept(steps.get(0), failed(steps.get(0)));
      recorder.accept(
          good,
          new StepOutcome.Trials(
              good.trials().stream()
                  .map(trial -> (Outcome) new Outcome.Skipped(trial.card().id(), "asked"))
                  .toList()));
      recorder.settle();
      assertThat(forgotten).containsExactly(good);
    }
  }

  @Test
  void aStepThatLacksAnOutcomeCostsNoOtherItsOwn() {
    Plan plan = Lab.plan();
    List<Step> steps = steps(plan);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      String experiment = ledger.begin(plan, "folder", "version");
      Recorder recorder = recorder(steps, ledger);
      recorder.accept(steps.get(0), failed(steps.get(0)));
      StepOutcome none = new StepOutcome.Trials(List.of(), Map.of(), Map.of());
      assertThatThrownBy(() -> recorder.accept(steps.get(1), none))
          .hasMessageContaining("ended without an outcome");
      recorder.settle();
      assertThat(ledger.standing(experiment).ended()).isEqualTo(steps.get(0).trials().size());
      assertThatThrownBy(recorder::check)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("%d of %d steps not run".formatted(steps.size() - 1, steps.size()));
    }
  }

  @Test
  void saysWhatKeptItFromRecording() throws Exception {
    Plan plan = Lab.plan();
    List<Step> steps = steps(plan);
    Path file = folder.resolve(SqliteLedger.FILE);
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.begin(plan, "folder", "version");
      Recorder recorder = recorder(steps, ledger);
      Files.move(file, folder.resolve("elsewhere"));
      recorder.accept(steps.get(0), failed(steps.get(0)));
      assertThatThrownBy(recorder::settle)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("is gone");
      assertThat(told).isEmpty();
    }
  }
}
