package org.graft.engine.spec;

import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Metric;
import org.graft.spi.base.Param;

/**
 * How strategies that say {@code choose} choose: in every replicate, by the same rule for all, and
 * never on test rows.
 *
 * <p>Of equal scores the earlier candidate wins. A candidate that fails, diverges or has no score
 * is never chosen; a trial all of whose candidates are so has failed. Where candidates are stopped
 * early, only those of the last rung can be chosen, and where all that go on fail, the next best go
 * on in their place. Where chosen candidates are trained once more, on validation rows too, so is a
 * strategy that has nothing to choose.
 *
 * @param by the score that decides
 * @param on the rows that it is computed on
 * @param then what becomes of the chosen candidate
 * @param candidates how many each strategy has
 * @param draw which they are
 * @param prune how trainings of candidates that do worse than others are stopped early
 */
public record Selection(
    @Param(
            doc =
                "Score on held-out rows that decides; when absent, log-loss for classes and labels"
                    + " and rmse for numbers.")
        Optional<Choice<Metric>> by,
    @Param(
            doc =
                "Rows that are held out: the target's validation split, or {folds: 5} or"
                    + " {resamples: 10, validation: 0.2} of its training split, or its domains,"
                    + " each held out in turn.",
            byDefault = "validation")
        HeldOut on,
    @Param(
            doc =
                "refit: the chosen candidate is trained once more, on training and validation rows"
                    + " together, for as many epochs as it took; keep: its model is tested.",
            byDefault = "refit")
        Then then,
    @Param(doc = "Candidates of each strategy.", byDefault = "8", min = 1, max = 10000)
        int candidates,
    @Param(
            doc =
                "random: a seeded joint draw, the same in all replicates; all: every combination of"
                    + " lists.",
            byDefault = "random")
        Draw draw,
    @Param(
            doc =
                "successive-halving, or {successive-halving: {factor: 3}}: candidates that do worse"
                    + " after some epochs are not trained on; without it, none is stopped.")
        Optional<Pruning> prune) {

  /** What becomes of the chosen candidate. */
  public enum Then {
    /** It is trained once more, on training and validation rows together. */
    REFIT,
    /** Its model is tested. */
    KEEP
  }

  /** Which candidates there are. */
  public enum Draw {
    /** So many points, drawn jointly. */
    RANDOM,
    /** Every combination. */
    ALL
  }

  /** Refuses to keep one of several models. */
  public Selection {
    if (then == Then.KEEP && on.way() != HeldOut.Way.VALIDATION) {
      throw new IllegalArgumentException(
          "'then: keep' tests the model that was chosen, and "
              + on
              + " train several of each candidate; say 'then: refit'");
    }
  }

  /** The score that decides, once it is known what the target is of. */
  public Choice<Metric> deciding() {
    return by.orElseThrow();
  }

  /** The same by another score. */
  Selection withBy(Choice<Metric> other) {
    return new Selection(Optional.of(other), on, then, candidates, draw, prune);
  }

  /** By what and on which rows it is chosen, in words. */
  public String words() {
    String rows =
        switch (on.way()) {
          case VALIDATION -> "the validation split";
          case DOMAINS -> "each domain of the training split, held out in turn";
          case FOLDS -> on + " of the training split";
          case RESAMPLES ->
              (on.parts() == 1 ? "a random part" : on.parts() + " random parts")
                  + " ("
                  + on.share()
                  + ") of the training split";
        };
    return "by " + deciding().label() + " on " + rows;
  }

  /** The same on rows that are held out in another way. */
  public Selection on(HeldOut other) {
    return new Selection(by, other, then, candidates, draw, prune);
  }

  /** What results depend on, in words. */
  public String canonical() {
    return "by "
        + deciding().canonical()
        + " on "
        + on
        + ", then "
        + then
        + prune.map(p -> ", prune " + p).orElse("");
  }
}
