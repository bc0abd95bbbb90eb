package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.spi.Tracker;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Takes how steps end: outcomes go to the ledger, trackers are told, and results that no step to
 * come needs are released. What an executor reports twice counts once. A thread of its own records,
 * in one transaction all that ended since the last, so that no worker waits for the ledger unless
 * {@link #AHEAD} steps do. Thread-safe.
 */
final class Recorder implements BiConsumer<Step, StepOutcome> {
  private static final Logger LOG = LogManager.getLogger(Recorder.class);

  /**
   * Steps that may wait to be recorded: a kill costs these, those of one transaction, and those at
   * work.
   */
  private static final int AHEAD = 64;

  /** Steps that are recorded together, unless so many do not end soon. */
  private static final int TOGETHER = 32;

  /** For so long what ended waits for what else ends, to be recorded in one transaction. */
  private static final long LINGER_MILLISECONDS = 40;

  /**
   * A step that ended.
   *
   * @param step itself
   * @param outcomes of its trials
   * @param events to tell once these are recorded
   */
  private record Ended(
      Step step, StepOutcome outcome, List<Outcome> outcomes, List<Event> events) {}

  private final SqliteLedger ledger;
  private final Work work;
  private final Listeners listeners;
  private final Identity identity;
  private final Executing executing;
  private final Map<String, Integer> users = new HashMap<>();
  private final Map<String, Step> open = new LinkedHashMap<>();
  private final int steps;

  /** What ended in its order, and nothing after the last. */
  private final BlockingQueue<Optional<Ended>> ended = new ArrayBlockingQueue<>(AHEAD);

  private final Thread thread = new Thread(this::record, "graft-record");
  private volatile @Nullable RuntimeException unrecorded;
  private final long start = System.nanoTime();
  private int completed;
  private int failed;
  private int skipped;

  /**
   * A recorder of {@code steps} that {@code work} does.
   *
   * @param executing ended where an outcome could not be recorded
   */
  Recorder(
      List<Step> steps,
      SqliteLedger ledger,
      Work work,
      List<Tracker> trackers,
      Identity identity,
      Executing executing) {
    this.ledger = ledger;
    this.work = work;
    this.listeners = new Listeners(trackers, LOG::warn);
    this.identity = identity;
    this.executing = executing;
    this.steps = steps.size();
    steps.forEach(step -> open.put(step.key(), step));
    steps.forEach(s -> s.needs().forEach(need -> users.merge(need.key(), 1, Integer::sum)));
    thread.setDaemon(true);
  }

  /** Begins to record; until {@link #settle} nobody else may use the ledger or tell trackers. */
  void start() {
    thread.start();
  }

  @Override
  public synchronized void accept(Step step, StepOutcome outcome) {
    if (!open.containsKey(step.key())) {
      return;
    }
    Ended end =
        ended(
            step,
            outcome == null
                ? StepOutcome.failed(step, Work.stage(step), "its executor lost how it ended")
                : outcome);
    open.remove(step.key());
    for (Step need : step.needs()) {
      if (users.merge(need.key(), -1, Integer::sum) == 0) {
        work.release(need);
      }
    }
    uninterrupted(() -> ended.put(Optional.of(end)));
  }

  /** A step whose outcome lacks a trial's is its executor's fault, and no other step's. */
  private static Ended ended(Step step, StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Shared shared) {
      return new Ended(step, outcome, List.of(), List.of(shared.event()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    if (outcome instanceof StepOutcome.Trials trials) {
      Map<String, Outcome> byId = new HashMap<>();
      trials.outcomes().forEach(one -> byId.put(one.trial(), one));
      for (PlannedTrial trial : step.trials()) {
        Outcome end = end(trial, byId);
        outcomes.add(end);
        events.add(new Event.TrialFinished(trial.card(), end));
      }
    }
    return new Ended(step, outcome, outcomes, events);
  }

  /**
   * Records what is left of what ended.
   *
   * @throws RuntimeException what kept an outcome from being recorded
   */
  void settle() {
    uninterrupted(() -> ended.put(Optional.empty()));
    uninterrupted(thread::join);
    RuntimeException thrown = unrecorded;
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Checks, at its end, that the executor kept its promises. */
  synchronized void check() {
    if (!open.isEmpty()) {
      throw executing.fault(
          "it ended with %d of %d steps not run, the first of them %s"
              .formatted(open.size(), steps, open.values().iterator().next().words()),
          null);
    }
  }

  private interface Waiting {
    void end() throws InterruptedException;
  }

  /** An interrupt ends steps, and those that ended are still recorded. */
  private static void uninterrupted(Waiting waiting) {
    boolean interrupted = false;
    while (true) {
      try {
        waiting.end();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void record() {
    List<Optional<Ended>> taken = new ArrayList<>();
    boolean more = true;
    while (more) {
      uninterrupted(() -> taken.add(ended.take()));
      uninterrupted(() -> gather(taken));
      more = last(taken).isPresent();
      if (unrecorded == null) {
        try {
          record(taken.stream().flatMap(Optional::stream).toList());
        } catch (Throwable e) {
          unrecorded = e instanceof RuntimeException known ? known : new IllegalStateException(e);
          executing.end();
        }
      }
      taken.clear();
    }
  }

  /** Adds what ends soon to the one that ended. */
  private void gather(List<Optional<Ended>> taken) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLISECONDS);
    while (taken.size() < TOGETHER && last(taken).isPresent()) {
      Optional<Ended> next = ended.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      taken.add(next);
    }
  }

  private static Optional<Ended> last(List<Optional<Ended>> taken) {
    return taken.get(taken.size() - 1);
  }

  private void record(List<Ended> together) {
    List<Outcome> outcomes = together.stream().flatMap(one -> one.outcomes().stream()).toList();
    Map<String, Tensor> predictions = new HashMap<>();
    Map<String, List<Tried>> tried = new HashMap<>();
    for (Ended one : together) {
      if (one.outcome() instanceof StepOutcome.Trials trials) {
        predictions.putAll(trials.predictions());
        tried.putAll(trials.tried());
      }
    }
    if (!outcomes.isEmpty()) {
      ledger.record(outcomes, predictions, tried, identity.machine(), identity.graft());
    }
    outcomes.forEach(this::count);
    together.forEach(one -> one.events().forEach(this::tell));
    together.stream()
        .filter(one -> !one.outcome().failed())
        .forEach(one -> work.recorded(one.step()));
  }

  private static Outcome end(PlannedTrial trial, Map<String, Outcome> byId) {
    Outcome outcome = byId.get(trial.card().id());
    if (outcome == null) {
      throw new IllegalStateException("trial " + trial.card().id() + " ended without an outcome");
    }
    return outcome;
  }

  private void count(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      completed++;
    } else if (outcome instanceof Outcome.Failed) {
      failed++;
    } else {
      skipped++;
    }
  }

  /** The run has ended. */
  void end(boolean interrupted) {
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(new Event.RunFinished(completed, failed, skipped, seconds, interrupted));
    listeners.close();
  }

  void tell(Event event) {
    listeners.tell(event);
  }
}
