package org.graft.engine.plan;

import java.util.List;
import java.util.Optional;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.Recipe;

/**
 * One trial of the matrix.
 *
 * @param card which
 * @param arm what its replicates share
 * @param source the source model it needs
 * @param features the features it needs
 * @param rows which rows it trains and is scored on
 * @param candidates what it chooses from before; none where it has nothing to choose
 */
public record PlannedTrial(
    TrialCard card,
    Arm arm,
    Optional<SourceModel> source,
    Optional<FeatureTable> features,
    Rows rows,
    List<Candidate> candidates) {
  /** Copies the list. */
  public PlannedTrial {
    candidates = List.copyOf(candidates);
  }

  /**
   * A candidate in one replicate.
   *
   * @param what it is
   * @param fits its trainings, one for each part of what is held out; their cards' ids are keys of
   *     the store
   * @param then the trial, should it be chosen
   */
  public record Candidate(Choosing.Candidate what, List<PlannedTrial> fits, PlannedTrial then) {
    /** Copies the list. */
    public Candidate {
      fits = List.copyOf(fits);
    }
  }

  /** The trainings of all its candidates. */
  public List<PlannedTrial> fits() {
    return candidates.stream().flatMap(candidate -> candidate.fits().stream()).toList();
  }

  /** The same by another recipe for the same network. */
  public PlannedTrial by(Recipe recipe) {
    return new PlannedTrial(card, arm.by(recipe), source, features, rows, candidates);
  }
}
