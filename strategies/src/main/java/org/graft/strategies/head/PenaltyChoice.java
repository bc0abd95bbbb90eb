package org.graft.strategies.head;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
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
    Optional<Linear> best = Optional.empty();
    double most = -1;
    for (double penalty : falling) {
      Linear fitted = fit.apply(penalty);
      double accuracy = fitted.accuracy(x, labels);
      if (accuracy > most) {
        most = accuracy;
        best = Optional.of(fitted);
      }
    }
    return best.orElseThrow();
  }
}
