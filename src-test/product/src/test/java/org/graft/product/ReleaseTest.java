package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceModel;
import org.graft.engine.plan.Step;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source models and features are let go as soon as no step to come needs them. */
class ReleaseTest {
  private static final String FILE =
      """
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 1}
      strategies: [scratch, fine-tune: {frozen: [0, 2]}]
      repeats: {source: 3, training: 4}
      trainer: lanes
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void letsEachResultGoOnceAfterItsLastUser() throws Exception {
    Plan plan = Planned.plan(FILE);
    List<String> told = run(plan, false);
    for (String shared : shared(plan, told)) {
      assertThat(told.stream().filter(("release " + shared)::equals)).hasSize(1);
      assertThat(told.indexOf("release " + shared)).isGreaterThan(told.indexOf("end " + shared));
    }
    for (SourceModel source : plan.sources()) {
      List<String> users = users(plan, source.key());
      assertThat(users).isNotEmpty();
      int place = told.indexOf("release " + source.key());
      users.forEach(user -> assertThat(told.indexOf("end " + user)).isBetween(0, place));
    }
  }

  @Test
  void letsResultsGoAlsoWhenTheirUsersFail() throws Exception {
    Plan plan = Planned.plan(FILE);
    List<String> told = run(plan, true);
    List<String> released =
        told.stream().filter(line -> line.startsWith("release ")).map(ReleaseTest::key).toList();
    assertThat(released)
        .hasSizeGreaterThan(plan.sources().size())
        .containsExactlyInAnyOrderElementsOf(shared(plan, told));
  }

  /** Keys of the shared steps that were done. */
  private static List<String> shared(Plan plan, List<String> told) {
    List<String> trials = plan.trials().stream().map(trial -> trial.card().id()).toList();
    return told.stream()
        .filter(line -> line.startsWith("end "))
        .map(ReleaseTest::key)
        .filter(key -> !trials.contains(key))
        .toList();
  }

  private static String key(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static List<String> users(Plan plan, String key) {
    return plan.trials().stream()
        .filter(trial -> trial.source().filter(s -> s.key().equals(key)).isPresent())
        .map(PlannedTrial::card)
        .map(card -> card.id())
        .toList();
  }

  private List<String> run(Plan plan, boolean failing) throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Runs.of(plan, folder, work -> new Watched(work, told, failing));
    return told;
  }

  /** Writes down what is done and let go; where trials are to fail, none is done. */
  private record Watched(Work work, List<String> told, boolean failing) implements Work {
    @Override
    public void prepare(List<Step> steps) throws InterruptedException {
      work.prepare(steps);
    }

    @Override
    public StepOutcome run(Step step) throws InterruptedException {
      StepOutcome done = work.run(step);
      List<String> trials = step.trials().stream().map(trial -> trial.card().id()).toList();
      (trials.isEmpty() ? List.of(step.key()) : trials).forEach(key -> told.add("end " + key));
      return failing && !trials.isEmpty()
          ? new StepOutcome.Trials(
              trials.stream()
                  .map(id -> (Outcome) new Outcome.Failed(id, Stage.FIT, "on purpose"))
                  .toList())
          : done;
    }

    @Override
    public void release(Step step) {
      told.add("release " + step.key());
      work.release(step);
    }

    @Override
    public void close() {}
  }
}
