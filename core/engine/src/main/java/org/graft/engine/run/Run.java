package org.graft.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.spi.Tracker;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.Step;
import org.graft.spi.TrialExecutor.StepResult;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;

/**
 * One run of a plan: the steps that are still to do, what they share, and the ledger they end in.
 */
public final class Run {
  private static final Logger LOG = LogManager.getLogger(Run.class);

  private final Plan plan;
  private final SqliteLedger ledger;
  private final Work work;
  private final TrialExecutor executor;
  private final List<Tracker> trackers;
  private final Identity identity;
  private final Map<String, StepOutcome> ends = new ConcurrentHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private int completed;
  private int failed;
  private int skipped;

  /** A run of {@code plan} that is done by {@code work} and recorded into {@code ledger}. */
  public Run(
      Plan plan,
      SqliteLedger ledger,
      Work work,
      TrialExecutor executor,
      List<Tracker> trackers,
      Identity identity) {
    this.plan = plan;
    this.ledger = ledger;
    this.work = work;
    this.executor = executor;
    this.trackers = List.copyOf(trackers);
    this.identity = identity;
  }

  /**
   * Runs every trial without an outcome.
   *
   * @param retryFailed whether trials recorded as failed or skipped are run again
   * @return the experiment's id in the ledger
   * @throws InterruptedException if stopped; what had ended is recorded
   */
  public String execute(boolean retryFailed) throws InterruptedException {
    String experiment = ledger.begin(plan, identity.folder(), identity.graft());
    Steps steps = new Steps(plan, ledger.finished(!retryFailed), work.threadCounts());
    List<Step> inOrder = steps.inOrder();
    work.prepare(inOrder.stream().flatMap(step -> steps.parts(step.key()).stream()).toList());
    long start = System.nanoTime();
    int total = plan.trials().size();
    tell(new Event.RunStarted(plan.spec().name(), total, total - steps.size()));
    LOG.debug("{} steps for {} trials", inOrder.size(), steps.size());
    boolean interrupted = true;
    try {
      executor.execute(inOrder, step -> run(steps, step), result -> take(steps, result));
      interrupted = false;
    } finally {
      double seconds = (System.nanoTime() - start) / 1e9;
      tell(new Event.RunFinished(completed, failed, skipped, seconds, interrupted));
    }
    return experiment;
  }

  private StepResult run(Steps steps, Step step) throws InterruptedException {
    StepOutcome done = work.run(steps.parts(step.key()));
    ends.put(step.key(), done);
    return new StepResult(step.key(), done.end(), done.message());
  }

  private void take(Steps steps, StepResult result) {
    steps.ended(result.key()).forEach(work::forget);
    Optional<StepOutcome> done = Optional.ofNullable(ends.remove(result.key()));
    done.flatMap(StepOutcome::event).ifPresent(this::tell);
    List<PlannedTrial> trials = steps.trials(result.key());
    if (trials.isEmpty() && result.end() != End.COMPLETED) {
      broken.add(result.key());
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    done.map(StepOutcome::outcomes)
        .orElse(List.of())
        .forEach(outcome -> outcomes.put(outcome.trial(), outcome));
    for (PlannedTrial trial : trials) {
      String id = trial.card().id();
      Outcome without = new Outcome.Failed(id, stage(trial, result.end()), result.message());
      record(trial, outcomes.getOrDefault(id, without));
    }
  }

  private void record(PlannedTrial trial, Outcome outcome) {
    ledger.record(outcome, identity.machine(), identity.graft());
    if (outcome instanceof Outcome.Completed) {
      completed++;
    } else if (outcome instanceof Outcome.Failed) {
      failed++;
    } else {
      skipped++;
    }
    tell(new Event.TrialFinished(trial.card(), outcome));
  }

  /** What broke a trial without an outcome: itself, or the shared work that it needs. */
  private Stage stage(PlannedTrial trial, End end) {
    if (end != End.SKIPPED) {
      return Stage.FIT;
    }
    return trial.source().filter(source -> broken.contains(source.key())).isPresent()
        ? Stage.SOURCE
        : Stage.FEATURES;
  }

  private void tell(Event event) {
    for (Tracker tracker : trackers) {
      try {
        tracker.on(event);
      } catch (RuntimeException e) {
        LOG.warn("tracker {} failed: {}", tracker, e.toString());
      }
    }
  }
}
