package org.graft.engine.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;

/**
 * Records how steps ended elsewhere: outcomes of a plan's trials that the ledger lacks, and those
 * that completed in place of recorded ones that did not. What comes twice counts once. Many are
 * recorded in one transaction; {@link #end} records the last. Nobody else may record outcomes
 * meanwhile: the ledger is read once. Not thread-safe.
 */
public final class OutcomeCollector {
  private static final int TOGETHER = 4096;

  /** Predictions that are recorded together at most, in numbers. */
  private static final long NUMBERS = 1 << 22;

  private final SqliteLedger ledger;
  private final Consumer<Outcome> told;
  private final Set<String> open = new HashSet<>();
  private final Set<String> ended;
  private final List<Outcome> taken = new ArrayList<>();
  private final Map<String, Tensor> predictions = new HashMap<>();
  private final Map<String, List<Tried>> tried = new HashMap<>();
  private String machine = "";
  private String graft = "";
  private long numbers;
  private int recorded;

  /**
   * Collects for a plan that {@code ledger} has begun.
   *
   * @param told is given each outcome that was recorded
   */
  public OutcomeCollector(Plan plan, SqliteLedger ledger, Consumer<Outcome> told) {
    this.ledger = ledger;
    this.told = told;
    Map<String, String> definitions = Declared.definitions(plan.spec());
    plan.trials().forEach(trial -> open.add(trial.card().id()));
    open.removeAll(ledger.finished(definitions, false));
    this.ended = ledger.finished(definitions, true);
  }

  /** Takes how a step ended. */
  public void take(OutcomeFile file) {
    if (!(file.outcome() instanceof StepOutcome.Trials trials)) {
      return;
    }
    if (!file.machine().equals(machine) || !file.graft().equals(graft)) {
      record();
      machine = file.machine();
      graft = file.graft();
    }
    for (Outcome outcome : trials.outcomes()) {
      boolean completed = outcome instanceof Outcome.Completed;
      boolean first = open.contains(outcome.trial()) && ended.add(outcome.trial());
      if (first || (completed && open.contains(outcome.trial()))) {
        taken.add(outcome);
        if (completed) {
          open.remove(outcome.trial());
        }
        Tensor made = trials.predictions().get(outcome.trial());
        if (made != null) {
          predictions.put(outcome.trial(), made);
          numbers += made.shape().elements();
        }
        List<Tried> candidates = trials.tried().get(outcome.trial());
        if (candidates != null) {
          tried.put(outcome.trial(), candidates);
        }
      }
    }
    if (taken.size() >= TOGETHER || numbers >= NUMBERS) {
      record();
    }
  }

  private void record() {
    if (taken.isEmpty()) {
      return;
    }
    ledger.record(List.copyOf(taken), predictions, tried, machine, graft);
    taken.forEach(told);
    recorded += taken.size();
    taken.clear();
    predictions.clear();
    tried.clear();
    numbers = 0;
  }

  /** Records the last; how many were recorded since it was called before. */
  public int end() {
    record();
    int since = recorded;
    recorded = 0;
    return since;
  }

  /** Whether a trial of a part of the plan has no outcome at all, as far as they were taken. */
  public boolean missing(Plan part) {
    return part.trials().stream().anyMatch(trial -> !ended.contains(trial.card().id()));
  }
}
