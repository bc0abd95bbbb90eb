package org.graft.engine.experiment.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.UserException;
import org.graft.spi.result.study.Provenance.Change;

/** Why a trial was run, or is to be run, although an earlier run had one in its place. */
public sealed interface Explanation {
  /** The trial that is explained. */
  Recorded trial();

  /**
   * No earlier run could have had it.
   *
   * @param where the ledger or the folder that was looked in
   */
  record FirstRun(Recorded trial, Path where) implements Explanation {}

  /**
   * The run before had no trial in its place.
   *
   * @param before the run before
   */
  record NewPlace(Recorded trial, RecordedExperiment before) implements Explanation {}

  /**
   * Nothing changed: it is recorded already.
   *
   * @param trial with its outcome, if it has one
   * @param ledger where
   */
  record Unchanged(Recorded trial, Path ledger) implements Explanation {}

  /**
   * It stands in another trial's place.
   *
   * @param before the trial that stood there
   * @param run the run that it stood in
   * @param code which of its plugins changed, in a sentence each
   * @param changes causes, not what follows from them; empty where the ledger names none
   */
  record Changed(
      Recorded trial,
      Recorded before,
      RecordedExperiment run,
      List<String> code,
      List<Change> changes)
      implements Explanation {}

  /** Why a recorded trial of {@code file} was run. */
  static Explanation of(Path file, String prefix) {
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      String id = Ledgers.one(prefix, ledger.trialsById(prefix), file).card().id();
      return of(new TrialHistory(ledger), id, file);
    }
  }

  private static Explanation of(TrialHistory history, String id, Path file) {
    List<TrialHistory.Place> places = history.places(id);
    if (places.isEmpty()) {
      throw new UserException("no recorded spec holds trial " + id + " any more");
    }
    TrialHistory.Place now = places.get(0);
    if (places.size() > 1) {
      return new Unchanged(now.trial(), file);
    }
    Optional<RecordedExperiment> newest = history.before(Optional.empty());
    boolean last = newest.map(RecordedExperiment::id).equals(Optional.of(now.experiment().id()));
    Optional<RecordedExperiment> other =
        last ? history.before(Optional.of(now.experiment())) : newest;
    if (other.isEmpty()) {
      return new FirstRun(now.trial(), file);
    }
    Optional<TrialHistory.Place> counterpart =
        history.counterpart(other.get(), now.trial().card(), now.inputs());
    if (counterpart.isEmpty()) {
      return new NewPlace(now.trial(), other.get());
    }
    return last
        ? changed(counterpart.get(), now.trial(), now.inputs())
        : changed(now, counterpart.get().trial(), counterpart.get().inputs());
  }

  /** Why a planned trial is to be run, going by the run of its experiment's name. */
  static Explanation of(Plan plan, Path runs, String prefix) {
    List<Recorded> found =
        plan.trials().stream()
            .map(Recorded::planned)
            .filter(trial -> trial.card().id().startsWith(prefix))
            .toList();
    Recorded now = Ledgers.one(prefix, found, Path.of(plan.spec().experiment()));
    Path file = runs.resolve(plan.spec().experiment()).resolve(SqliteLedger.FILE);
    if (!Files.isRegularFile(file)) {
      return new FirstRun(now, file.resolveSibling(""));
    }
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      TrialHistory history = new TrialHistory(ledger);
      List<TrialHistory.Place> places = history.places(now.card().id());
      if (!places.isEmpty()) {
        return new Unchanged(places.get(0).trial(), file);
      }
      Optional<RecordedExperiment> last = history.before(Optional.empty());
      if (last.isEmpty()) {
        return new FirstRun(now, file);
      }
      TrialInputs inputs = TrialInputs.of(now, Declared.of(plan));
      return history
          .counterpart(last.get(), now.card(), inputs)
          .map(before -> changed(before, now, inputs))
          .orElseGet(() -> new NewPlace(now, last.get()));
    }
  }

  private static Explanation changed(TrialHistory.Place before, Recorded now, TrialInputs inputs) {
    return new Changed(
        now,
        before.trial(),
        before.experiment(),
        inputs.codeSince(before.inputs()),
        inputs.since(before.inputs()));
  }
}
