package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that a trainer takes together are handed to it in one call, which changes no number. */
class AtOnceTest {
  private static final String FILE =
      """
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 2}
      curves: [test]
      strategies: [scratch, fine-tune: {frozen: [0, 1], rate: [0.1, 0.01]}]
      repeats: {source: 2, training: 9}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void changesNoNumber() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    Map<String, Object> together = run("lanes", "together", false, sizes);
    // 18 from scratch; for each source model 9 replicates x 2 rates, on features and without
    assertThat(sizes).hasSize(10).allMatch(size -> size == 9);
    sizes.clear();
    Map<String, Object> alone = run("lanes", "alone", true, sizes);
    assertThat(sizes).hasSize(90).allMatch(size -> size == 1);
    assertThat(together).hasSize(90).isEqualTo(alone);
  }

  @Test
  void isOneForATrainerThatTakesThemOneAfterAnother() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    run("dl4j", "dl4j", false, sizes);
    assertThat(sizes).hasSize(90).allMatch(size -> size == 1);
  }

  /** Runs all trials; their scores and curves. */
  private Map<String, Object> run(String trainer, String name, boolean alone, List<Integer> sizes)
      throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    Map<String, Object> outcomes = new LinkedHashMap<>();
    Plan plan = Planned.plan(FILE, "trainer=" + trainer);
    for (Recorded trial : Runs.of(plan, own, work -> new Counting(work, alone, sizes))) {
      Outcome.Completed end = (Outcome.Completed) trial.outcome().orElseThrow();
      outcomes.put(end.trial(), List.of(end.scores(), end.confusion(), end.curve(), end.audit()));
    }
    return outcomes;
  }

  /** Counts the trials of each call, which it hands on as they are or one by one. */
  private record Counting(Work work, boolean alone, List<Integer> sizes) implements Work {
    @Override
    public void prepare(List<Step> steps) throws InterruptedException {
      work.prepare(steps);
    }

    @Override
    public StepOutcome run(Step step) throws InterruptedException {
      if (!(step instanceof TrialBatch batch)) {
        return work.run(step);
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (TrialBatch call : alone ? batch.alone() : List.of(batch)) {
        StepOutcome.Trials done = (StepOutcome.Trials) work.run(call);
        sizes.add(done.outcomes().size());
        outcomes.addAll(done.outcomes());
      }
      return new StepOutcome.Trials(outcomes);
    }

    @Override
    public void release(Step step) {
      work.release(step);
    }

    @Override
    public void close() {}
  }
}
