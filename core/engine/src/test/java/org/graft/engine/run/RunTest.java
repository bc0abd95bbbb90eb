package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.LedgerException;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceModel;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTest {
  @TempDir private Path folder = Path.of("");

  private final List<Event> told = Collections.synchronizedList(new ArrayList<>());
  private final List<String> released = Collections.synchronizedList(new ArrayList<>());

  @Test
  void recordsAnOutcomeOfEveryTrial() throws Exception {
    Plan plan = Lab.plan();
    assertThat(run(plan).values()).hasSize(8).allMatch(Outcome.Completed.class::isInstance);
    assertThat(told.get(0)).isEqualTo(new Event.RunStarted("lab", 8, 0));
    assertThat(told.get(told.size() - 1))
        .isInstanceOfSatisfying(
            Event.RunFinished.class,
            end -> assertThat(List.of(end.completed(), end.failed())).containsExactly(8, 0));
  }

  @Test
  void runsOnlyWhatIsLeft() throws Exception {
    Plan plan = Lab.plan();
    run(plan);
    told.clear();
    run(plan);
    assertThat(told).hasSize(2).first().isEqualTo(new Event.RunStarted("lab", 8, 8));
  }

  @Test
  void releasesEachSharedResultOnce() throws Exception {
    Plan plan = Lab.plan();
    run(plan);
    List<String> shared =
        Lab.steps(plan).left(Set.of()).stream()
            .filter(step -> step.trials().isEmpty())
            .map(Step::key)
            .toList();
    assertThat(released).containsExactlyInAnyOrderElementsOf(shared);
  }

  @Test
  void failsWhatNeedsASourceModelThatFailsAndNoMore() throws Exception {
    Plan plan = Lab.plan("trainer.worker.fails=features");
    Map<Boolean, List<Outcome>> ends = byFeatures(plan, run(plan));
    assertThat(ends.get(true))
        .hasSize(4)
        .allSatisfy(end -> fails(end, Stage.FEATURES, "no features today"));
    assertThat(ends.get(false)).hasSize(4).allMatch(Outcome.Completed.class::isInstance);
  }

  @Test
  void saysThatTheSourceModelBrokeAndNotItsFeatures() throws Exception {
    Plan plan = Lab.plan("trainer.worker.fails=fresh");
    Map<Boolean, List<Outcome>> ends = byFeatures(plan, run(plan));
    assertThat(ends.get(true))
        .allSatisfy(end -> fails(end, Stage.SOURCE, "no fresh weights today"));
    assertThat(ends.get(false)).allSatisfy(end -> fails(end, Stage.FIT, "no fresh weights today"));
  }

  @Test
  void failsWhatNeedsASourceModelThatDivergedAndDoesNotKeepIt() throws Exception {
    Plan plan = Lab.plan("source-training={optimizer: {sgd: 1e30}, epochs: 5}");
    Map<Boolean, List<Outcome>> ends = byFeatures(plan, run(plan));
    assertThat(ends.get(true)).hasSize(4).allSatisfy(RunTest::failsAsDiverged);
    assertThat(ends.get(false)).hasSize(4).allMatch(Outcome.Completed.class::isInstance);
    assertThat(plan.trials())
        .filteredOn(trial -> trial.source().isPresent())
        .noneMatch(trial -> store().has(trial.source().orElseThrow().key()));
  }

  @Test
  void failsWhatNeedsASourceModelThatDivergedWhenItWasStored() throws Exception {
    Plan plan = Lab.plan();
    for (PlannedTrial trial : plan.trials()) {
      if (trial.source().isPresent()) {
        SourceModel model = trial.source().get();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Weights.draw(model.setting().card().network(), model.seed())
            .tensors()
            .forEach(
                (key, tensor) -> {
                  float[] values = tensor.toArray();
                  values[values.length - 1] = Float.NaN;
                  tensors.put(key, Tensor.of(tensor.shape(), values));
                });
        store().put(model.key(), "a diverged model", tensors);
      }
    }
    Map<Boolean, List<Outcome>> ends = byFeatures(plan, run(plan));
    assertThat(ends.get(true)).hasSize(4).allSatisfy(RunTest::failsAsDiverged);
    assertThat(ends.get(false)).hasSize(4).allMatch(Outcome.Completed.class::isInstance);
  }

  private static void failsAsDiverged(Outcome end) {
    fails(end, Stage.SOURCE, "training of the source model diverged: ");
    fails(end, Stage.SOURCE, "try a lower learning rate in source-training");
  }

  @Test
  void triesTrialsOneByOneThatBreakTogether() throws Exception {
    Plan plan = Lab.plan("trainer.worker.fails=batches");
    assertThat(run(plan).values()).hasSize(8).allMatch(Outcome.Completed.class::isInstance);
  }

  @Test
  void leavesOutOfATrialsTimeWhatItWaitsForOthers() throws Exception {
    Plan plan =
        Lab.plan(
            "trainer.worker.fails=haste",
            "time-limit.trial=1 s",
            "strategies=[anew]",
            "repeats={source: 1, training: 1}");
    assertThat(run(plan).values())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Completed.class, one -> assertThat(one.seconds().get("fit")).isLessThan(1));
  }

  @Test
  void endsWhereItsFolderIsTakenAway() {
    Plan plan = Lab.plan();
    assertThatThrownBy(() -> run(plan, () -> Files.delete(folder.resolve(SqliteLedger.FILE))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is gone: the run's folder was removed or renamed while it ran");
  }

  private interface Interference {
    void happen() throws Exception;
  }

  private static void fails(Outcome end, Stage stage, String message) {
    assertThat(end)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.stage()).isEqualTo(stage);
              assertThat(failed.message()).contains(message);
            });
  }

  /** Outcomes of the trials with a frozen prefix, and of the others. */
  private static Map<Boolean, List<Outcome>> byFeatures(Plan plan, Map<String, Outcome> outcomes) {
    return plan.trials().stream()
        .collect(
            Collectors.partitioningBy(
                trial -> trial.features().isPresent(),
                Collectors.mapping(
                    (PlannedTrial trial) -> outcomes.get(trial.card().id()), Collectors.toList())));
  }

  private Store store() {
    return new Store(folder.resolve("store"), StoreLimit.STANDARD);
  }

  private Map<String, Outcome> run(Plan plan) throws Exception {
    return run(plan, () -> {});
  }

  private Map<String, Outcome> run(Plan plan, Interference before) throws Exception {
    Stop stop = new Stop();
    Store store = store();
    ThreadCounts one = new ThreadCounts(OptionalInt.of(1), 1);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = new Sessions(Machine.Device.CPU, one, Lab.access());
        Work work = new LocalWork(plan.spec(), store, sessions, Lab.access(), stop)) {
      List<Step> left =
          Lab.steps(plan).left(ledger.finished(Declared.definitions(plan.spec()), true));
      before.happen();
      Identity identity = new Identity("machine", "version", "folder");
      String experiment =
          new Run(
                  plan,
                  ledger,
                  new Noted(work),
                  new ThreadExecutor(2, 0),
                  List.of(told::add),
                  identity,
                  stop)
              .execute(left);
      return ledger.trials(experiment).stream()
          .collect(Collectors.toMap(t -> t.card().id(), RunTest::end));
    }
  }

  private static Outcome end(Recorded trial) {
    return trial.outcome().orElseThrow();
  }

  /** Writes down what is released. */
  private final class Noted implements Work {
    private final Work work;

    Noted(Work work) {
      this.work = work;
    }

    @Override
    public void prepare(List<Step> steps) throws InterruptedException {
      work.prepare(steps);
    }

    @Override
    public StepOutcome run(Step step) throws InterruptedException {
      return work.run(step);
    }

    @Override
    public long waited(Thread thread) {
      return work.waited(thread);
    }

    @Override
    public void release(Step step) {
      released.add(step.key());
      work.release(step);
    }

    @Override
    public void close() {}
  }
}
