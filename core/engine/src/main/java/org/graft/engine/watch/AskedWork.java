package org.graft.engine.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;

/** Work in which trials are left out that somebody asked to skip before they began. */
public record AskedWork(Work work, Requests requests) implements Work {
  @Override
  public void prepare(List<Step> steps) throws InterruptedException {
    work.prepare(steps);
  }

  @Override
  public StepOutcome run(Step step) throws InterruptedException {
    if (!(step instanceof TrialBatch batch)) {
      return work.run(step);
    }
    List<PlannedTrial> left = new ArrayList<>();
    Map<String, Outcome> skipped = new LinkedHashMap<>();
    for (PlannedTrial trial : batch.trials()) {
      String id = trial.card().id();
      requests
          .skips(trial.card())
          .ifPresentOrElse(
              why -> skipped.put(id, new Outcome.Skipped(id, why)), () -> left.add(trial));
    }
    if (skipped.isEmpty()) {
      return work.run(step);
    }
    if (left.isEmpty()) {
      return new StepOutcome.Trials(List.copyOf(skipped.values()));
    }
    StepOutcome rest = work.run(batch.of(left));
    if (!(rest instanceof StepOutcome.Trials trials)) {
      return rest;
    }
    List<Outcome> all = new ArrayList<>(trials.outcomes());
    all.addAll(skipped.values());
    return new StepOutcome.Trials(all, trials.predictions(), trials.tried());
  }

  @Override
  public void recorded(Step step) {
    work.recorded(step);
  }

  @Override
  public void release(Step step) {
    work.release(step);
  }

  @Override
  public void close() {
    work.close();
  }
}
