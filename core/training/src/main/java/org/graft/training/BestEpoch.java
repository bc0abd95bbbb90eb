package org.graft.training;

import java.util.Optional;
import java.util.function.Supplier;
import org.graft.spi.training.EarlyStopping;

/** The best epoch of a phase so far by its validation split. Not thread-safe. */
final class BestEpoch {
  private final EarlyStopping rule;
  private double value = Double.NEGATIVE_INFINITY;
  private int waited;
  private Optional<Runnable> copy = Optional.empty();

  /** None so far. */
  BestEpoch(EarlyStopping rule) {
    this.rule = rule;
  }

  /**
   * Takes note of an epoch; true if it is the last. Only an epoch that is better than the best is a
   * new best one.
   *
   * @param snapshots is asked only where the best weights are to be put back
   */
  boolean ends(LossAndAccuracy validation, Supplier<Runnable> snapshots) {
    double now =
        switch (rule.monitor()) {
          case LOSS -> -validation.loss();
          case ACCURACY -> validation.accuracy();
        };
    if (now > value) {
      value = now;
      waited = 0;
      if (rule.restore()) {
        copy = Optional.of(snapshots.get());
      }
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  /** Puts the best epoch's weights back, where the rule asks for it. */
  void restore() {
    copy.ifPresent(Runnable::run);
  }
}
