package org.graft.engine.plan;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Digest;
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
   * @param whole its trainings as they are declared, one for each part of what is held out; their
   *     cards' ids are keys of the store
   * @param then the trial, should it be chosen
   */
  public record Candidate(Choosing.Candidate what, List<PlannedTrial> whole, PlannedTrial then) {
    /** Copies the list. */
    public Candidate {
      whole = List.copyOf(whole);
    }

    /**
     * Its trainings in a rung, one for each part of what is held out. Each begins anew and goes the
     * way that the whole training would go.
     *
     * @param rung from 0
     */
    public List<PlannedTrial> fits(int rung) {
      Arm arm = what.fits().get(rung);
      return arm.epochs() == what.fit().epochs()
          ? whole
          : whole.stream().map(fit -> fit.in(arm)).toList();
    }
  }

  /**
   * What it starts from, in a key: the source model's or, where several are chosen among, one for
   * all of them; empty where it starts from none.
   */
  public Optional<String> origin() {
    List<String> keys =
        candidates.stream()
            .flatMap(candidate -> candidate.then().source().stream())
            .map(SourceModel::key)
            .distinct()
            .toList();
    if (source.isPresent() || keys.isEmpty()) {
      return source.map(SourceModel::key);
    }
    Digest digest = new Digest();
    keys.forEach(digest::add);
    return Optional.of(digest.hex());
  }

  /** The trainings of all its candidates that nothing else has to be known for. */
  public List<PlannedTrial> fits() {
    return candidates.stream().flatMap(candidate -> candidate.fits(0).stream()).toList();
  }

  /** The same candidate's training stopped early. */
  private PlannedTrial in(Arm shorter) {
    String key = new Digest().add(card.id()).add("stopped after").add(shorter.epochs()).hex();
    TrialCard own =
        new TrialCard(
            key,
            card.block(),
            card.transfer(),
            card.backbone(),
            card.strategy(),
            card.sourceReplicate(),
            card.trainingReplicate(),
            card.seed());
    return new PlannedTrial(own, shorter, source, features, rows, candidates);
  }

  /** The same by another recipe for the same network. */
  public PlannedTrial by(Recipe recipe) {
    return new PlannedTrial(card, arm.by(recipe), source, features, rows, candidates);
  }
}
