package org.graft.spi.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The best epoch of a phase so far by its validation split, for trainers: when the phase ends, and
 * what they put back then. Not thread-safe.
 *
 * @param <S> a trainer's copy of what moves
 */
public final class BestEpoch<S> {
  private final EarlyStopping rule;
  private double value = Double.NEGATIVE_INFINITY;
  private int waited;
  private Optional<S> copy = Optional.empty();

  /** None so far. */
  public BestEpoch(EarlyStopping rule) {
    this.rule = rule;
  }

  /**
   * Takes note of an epoch; true if it is the last. An epoch that only equals the best is none.
   *
   * @param watched the epoch's points, {@link FitJob#VALIDATION} among them
   * @param copies makes the copy, and is asked only where one is to be put back
   */
  public boolean ends(List<CurvePoint> watched, Supplier<S> copies) {
    CurvePoint validation =
        watched.stream().filter(p -> p.split().equals(FitJob.VALIDATION)).findAny().orElseThrow();
    double now =
        rule.monitor() == EarlyStopping.Monitor.LOSS ? -validation.loss() : validation.accuracy();
    if (now > value) {
      value = now;
      waited = 0;
      if (rule.restore()) {
        copy = Optional.of(copies.get());
      }
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  /** What is to be put back at the end of the phase; empty where the last epoch's weights stay. */
  public Optional<S> restored() {
    return copy;
  }
}
