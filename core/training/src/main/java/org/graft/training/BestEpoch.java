package org.graft.training;

import java.util.Optional;
import org.graft.spi.training.EarlyStopping;

/** The best epoch of a phase so far by its validation split. Not thread-safe. */
final class BestEpoch {
  private final EarlyStopping rule;
  private double value = Double.NEGATIVE_INFINITY;
  private int waited;
  private Optional<MovedCopy> copy = Optional.empty();

  /** None so far. */
  BestEpoch(EarlyStopping rule) {
    this.rule = rule;
  }

  /**
   * Takes note of an epoch; true if it is the last. Only an epoch that is better than the best is a
   * new best one.
   *
   * @param learner is copied only where the best weights are to be put back
   */
  boolean ends(LossAndAccuracy validation, Learner learner) {
    double now =
        switch (rule.monitor()) {
          case LOSS -> -validation.loss();
          case ACCURACY -> validation.accuracy();
        };
    if (now > value) {
      value = now;
      waited = 0;
      if (rule.restore()) {
        copy = Optional.of(MovedCopy.of(learner));
      }
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  /** Puts the best epoch's weights back, where the rule asks for it. */
  void restore(Learner learner) {
    copy.ifPresent(best -> best.restore(learner));
  }

  void state(TrainingState state, Learner learner) {
    value = state.real(value);
    waited = Math.toIntExact(state.integer(waited));
    boolean copied = state.integer(copy.isPresent() ? 1 : 0) == 1;
    if (copied && state.restoring()) {
      copy = Optional.of(MovedCopy.of(learner)); // has the right size
    }
    copy.ifPresent(best -> best.state(state));
  }
}
