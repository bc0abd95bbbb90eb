package org.graft.engine.experiment.recorded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.spi.result.TrialCard;

/** Finds the trial of an earlier run that stood where a trial stands now. */
public record TrialHistory(SqliteLedger ledger) {

  /** A trial as a place in one experiment's matrix. */
  public record Place(RecordedExperiment experiment, Recorded trial) {
    /** What determined its numbers. */
    public TrialInputs inputs() {
      return TrialInputs.of(trial, experiment.declared());
    }
  }

  /** Where {@code id} stands, in the experiment begun last first. */
  public List<Place> places(String id) {
    List<Place> places = new ArrayList<>();
    for (RecordedExperiment experiment : ledger.experiments()) {
      ledger.trials(experiment.id()).stream()
          .filter(trial -> trial.card().id().equals(id))
          .findFirst()
          .ifPresent(trial -> places.add(new Place(experiment, trial)));
    }
    return places;
  }

  /** The experiment begun last before {@code experiment}; before now, where that is empty. */
  public Optional<RecordedExperiment> before(Optional<RecordedExperiment> experiment) {
    List<RecordedExperiment> all = ledger.experiments();
    int index =
        experiment
            .map(e -> all.stream().map(RecordedExperiment::id).toList().indexOf(e.id()))
            .orElse(-1);
    return index + 1 < all.size() ? Optional.of(all.get(index + 1)) : Optional.empty();
  }

  /** The trial of {@code experiment} whose names are the most alike, its replicates the same. */
  public Optional<Place> counterpart(
      RecordedExperiment experiment, TrialCard card, TrialInputs inputs) {
    return ledger.trials(experiment.id()).stream()
        .filter(t -> t.card().sourceReplicate() == card.sourceReplicate())
        .filter(t -> t.card().trainingReplicate() == card.trainingReplicate())
        .filter(t -> likeness(t.card(), card) > 0)
        .map(trial -> new Place(experiment, trial))
        .max(
            Comparator.comparingInt((Place p) -> likeness(p.trial().card(), card))
                .thenComparingInt(p -> -inputs.since(p.inputs()).size()));
  }

  /** The same strategy, its arguments aside, counts most; 0 means nothing in common. */
  private static int likeness(TrialCard one, TrialCard other) {
    boolean kind = kind(one.strategy()).equals(kind(other.strategy()));
    return !kind
        ? 0
        : 1
            + (one.strategy().equals(other.strategy()) ? 4 : 0)
            + (one.transfer().equals(other.transfer()) ? 2 : 0)
            + (one.backbone().equals(other.backbone()) ? 1 : 0);
  }

  private static String kind(String strategy) {
    int arguments = strategy.indexOf('(');
    return arguments < 0 ? strategy : strategy.substring(0, arguments);
  }
}
