package org.graft.engine.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Takes how steps end: outcomes go to the ledger, trackers are told, and results that no step to
 * come needs are released. What an executor reports twice counts once. Thread-safe.
 */
final class Recorder implements BiConsumer<Step, StepOutcome> {
  private static final Logger LOG = LogManager.getLogger(Recorder.class);

  private final SqliteLedger ledger;
  private final Work work;
  private final List<Tracker> trackers;
  private final Identity identity;
  private final Map<String, Integer> users = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<Tracker> broken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int steps;
  private @Nullable RuntimeException unrecorded;
  private final long start = System.nanoTime();
  private int completed;
  private int failed;
  private int skipped;

  /** A recorder of {@code steps} that {@code work} does. */
  Recorder(
      List<Step> steps, SqliteLedger ledger, Work work, List<Tracker> trackers, Identity identity) {
    this.ledger = ledger;
    this.work = work;
    this.trackers = trackers;
    this.identity = identity;
    this.steps = steps.size();
    steps.forEach(step -> open.add(step.key()));
    steps.forEach(s -> s.needs().forEach(need -> users.merge(need.key(), 1, Integer::sum)));
  }

  @Override
  public synchronized void accept(Step step, StepOutcome outcome) {
    if (!open.remove(step.key())) {
      return;
    }
    try {
      take(
          step,
          outcome == null
              ? StepOutcome.failed(step, Work.stage(step), "its executor lost how it ended")
              : outcome);
    } catch (RuntimeException e) {
      unrecorded = e;
      throw e;
    }
  }

  /**
   * Checks, at its end, that the executor kept its promises.
   *
   * @throws RuntimeException what kept an outcome from being recorded, if the executor swallowed it
   */
  synchronized void check(Executing executing) {
    if (unrecorded != null) {
      throw unrecorded;
    }
    if (!open.isEmpty()) {
      throw executing.fault(
          "it ended with %d of %d steps not run".formatted(open.size(), steps), null);
    }
  }

  private void take(Step step, StepOutcome outcome) {
    for (Step need : step.needs()) {
      if (users.merge(need.key(), -1, Integer::sum) == 0) {
        work.release(need);
      }
    }
    if (outcome instanceof StepOutcome.Shared shared) {
      tell(shared.event());
    } else if (outcome instanceof StepOutcome.Trials trials) {
      record(step, trials);
    }
  }

  private void record(Step step, StepOutcome.Trials trials) {
    Map<String, Outcome> byId = new HashMap<>();
    trials.outcomes().forEach(one -> byId.put(one.trial(), one));
    List<Outcome> ends = step.trials().stream().map(trial -> end(trial, byId)).toList();
    ledger.record(ends, trials.predictions(), trials.tried(), identity.machine(), identity.graft());
    for (int i = 0; i < ends.size(); i++) {
      tell(step.trials().get(i), ends.get(i));
    }
  }

  private static Outcome end(PlannedTrial trial, Map<String, Outcome> byId) {
    Outcome outcome = byId.get(trial.card().id());
    if (outcome == null) {
      throw new IllegalStateException("trial " + trial.card().id() + " ended without an outcome");
    }
    return outcome;
  }

  private void tell(PlannedTrial trial, Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      completed++;
    } else if (outcome instanceof Outcome.Failed) {
      failed++;
    } else {
      skipped++;
    }
    tell(new Event.TrialFinished(trial.card(), outcome));
  }

  /** The run has ended. */
  void end(boolean interrupted) {
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(new Event.RunFinished(completed, failed, skipped, seconds, interrupted));
  }

  void tell(Event event) {
    for (Tracker tracker : trackers) {
      try {
        tracker.on(event);
      } catch (Throwable e) {
        if (broken.add(tracker)) {
          LOG.warn("tracker {} failed: {}", tracker, StageException.describe(e));
        }
      }
    }
  }
}
