package org.graft.engine.experiment;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.run.Stop;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.TimeLimit;
import org.graft.engine.spec.TimeSpan;

/** What one run of an experiment may take: so much time, so many trials. */
final class Budget {
  private final Optional<TimeSpan> time;
  private final Optional<Integer> trials;
  private final Set<String> begun = new LinkedHashSet<>();
  private final Stop stop;

  /** The budget that an experiment declares; its time begins now. */
  Budget(ExperimentSpec spec) {
    this.time = spec.timeLimit().flatMap(TimeLimit::run);
    this.trials = spec.maxTrials();
    this.stop = time.map(t -> Stop.after(t.duration())).orElseGet(Stop::new);
  }

  /** Stops the run when its time is up. */
  Stop stop() {
    return stop;
  }

  /**
   * As much of a plan as can be afforded: what has ended, and the first of what has not.
   *
   * @param done ids of trials that have ended
   */
  Plan of(Plan plan, Set<String> done) {
    if (trials.isEmpty()) {
      return plan;
    }
    for (PlannedTrial trial : plan.trials()) {
      if (begun.size() < trials.get() && !done.contains(trial.card().id())) {
        begun.add(trial.card().id());
      }
    }
    return plan.only(card -> done.contains(card.id()) || begun.contains(card.id()));
  }

  /**
   * Which part of it is spent, in a sentence; empty where all of the plan has ended.
   *
   * @param done ids of trials that have ended
   */
  Optional<String> spent(Plan plan, Set<String> done) {
    long missing = plan.trials().stream().filter(t -> !done.contains(t.card().id())).count();
    if (missing == 0 || (trials.isEmpty() && !stop.late())) {
      return Optional.empty();
    }
    String what =
        stop.late()
            ? "time-limit: the run's " + time.orElseThrow() + " are over"
            : "max-trials: " + trials.orElseThrow() + " trials were run";
    return Optional.of(what + "; " + missing + " are left, and the same command goes on with them");
  }
}
