package org.graft.engine.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.study.Studies;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Study;
import org.graft.spi.training.Machine;

/** How the trials of a plan ended, and what they chose from. */
record ChoiceRun(
    Map<String, Outcome> ends, Map<String, List<Tried>> tried, int scores, Study study) {
  List<Outcome> outcomes() {
    return List.copyOf(ends.values());
  }

  Outcome outcome(PlannedTrial trial) {
    return Optional.ofNullable(ends.get(trial.card().id())).orElseThrow();
  }

  List<Tried> of(PlannedTrial trial) {
    return tried.getOrDefault(trial.card().id(), List.of());
  }

  static Sessions sessions() {
    return new Sessions(Machine.Device.CPU, new ThreadCounts(OptionalInt.of(1), 1), Lab.access());
  }

  /** Runs a plan with a store and a ledger in a folder. */
  static ChoiceRun of(Plan plan, Path folder) throws Exception {
    return of(plan, folder, new Store(folder.resolve("store"), StoreLimit.STANDARD));
  }

  /** Runs a plan with a ledger in a folder and a store that may have something. */
  static ChoiceRun of(Plan plan, Path folder, Store store) throws Exception {
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = sessions();
        Work work = new LocalWork(plan.spec(), store, sessions, Lab.access())) {
      String experiment =
          new Run(
                  plan,
                  ledger,
                  work,
                  new ThreadExecutor(2, 0),
                  List.of(),
                  new Identity("machine", "graft", "folder"),
                  new Stop())
              .execute(Lab.steps(plan).left(Set.of()));
      Map<String, Outcome> ends = new LinkedHashMap<>();
      int scores = 0;
      for (Recorded trial : ledger.trials(experiment)) {
        ends.put(trial.card().id(), trial.outcome().orElseThrow());
        scores +=
            trial.outcome().orElseThrow() instanceof Outcome.Completed c ? c.scores().size() : 0;
      }
      Map<String, List<Tried>> tried = ledger.tried(experiment);
      Study study =
          Studies.of(
              ledger.declared(experiment), ledger.trials(experiment), tried, Map.of(), List.of());
      return new ChoiceRun(ends, tried, scores, study);
    }
  }
}
