package org.graft.strategies.head;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.graft.spi.data.Examples;
import org.graft.spi.training.TaskCard;
import org.graft.strategies.matrix.Rows;

/** Chooses a penalty on the validation split. */
final class PenaltyChoice {
  private PenaltyChoice() {}

  static Optional<String> refusal(List<Double> penalties, TaskCard task) {
    return penalties.size() > 1 && task.validation() == 0
        ? Optional.of(
            "it chooses among "
                + penalties.size()
                + " penalties on a validation split, and the target has none; split one off with"
                + " 'validation: 0.2' beside the data set's name, or give one penalty")
        : Optional.empty();
  }

  /** Refuses an empty list, and penalties that are none. */
  static List<Double> check(List<Double> penalties) {
    if (penalties.isEmpty() || penalties.stream().anyMatch(p -> !(p >= 0) || p.isInfinite())) {
      throw new IllegalArgumentException(
          "expected one or more penalties of 0 or more, found " + penalties);
    }
    return penalties.stream().sorted(java.util.Comparator.reverseOrder()).toList();
  }

  /** The fit that is right most often on validation; of equal ones that of the largest penalty. */
  static Linear best(
      List<Double> falling, Optional<Examples> validation, DoubleFunction<Linear> fit) {
    if (falling.size() == 1 || validation.isEmpty()) {
      return fit.apply(falling.get(0));
    }
    double[][] x = Rows.of(validation.get().inputs());
    int[] labels = validation.get().labels();
    return best(falling, fit, linear -> linear.accuracy(x, labels));
  }

  /**
   * The fit that is best by a measure, higher better; of equal ones that of the largest penalty.
   */
  static <T> T best(List<Double> falling, DoubleFunction<T> fit, ToDoubleFunction<T> measure) {
    Optional<T> best = Optional.empty();
    double most = Double.NEGATIVE_INFINITY;
    for (double penalty : falling) {
      T fitted = fit.apply(penalty);
      double value = measure.applyAsDouble(fitted);
      if (best.isEmpty() || value > most) {
        most = value;
        best = Optional.of(fitted);
      }
    }
    return best.orElseThrow();
  }
}
