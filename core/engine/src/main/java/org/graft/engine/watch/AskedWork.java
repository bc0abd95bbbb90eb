package org.graft.engine.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;

/**
 * Work in which trials are left out that somebody asked to skip before they began.
 *
 * @param parts what is left of steps that lost trials, by the step's key
 */
public record AskedWork(Work work, Requests requests, Map<String, Step> parts) implements Work {
  /** Work of which nothing was left out so far. */
  public AskedWork(Work work, Requests requests) {
    this(work, requests, new ConcurrentHashMap<>());
  }

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
    TrialBatch part = batch.of(left);
    parts.put(step.key(), part);
    StepOutcome rest = work.run(part);
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
    Step part = parts.remove(step.key());
    if (part != null) {
      work.recorded(part);
    }
  }

  @Override
  public long kept(Step step) {
    return work.kept(step);
  }

  @Override
  public long waited(Thread thread) {
    return work.waited(thread);
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
