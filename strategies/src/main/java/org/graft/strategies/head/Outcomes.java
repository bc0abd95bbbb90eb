package org.graft.strategies.head;

import java.util.Optional;
import java.util.function.DoubleFunction;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.strategies.matrix.Rows;

/** What is true of examples as numbers, one for each of a target's names: indicators or numbers. */
final class Outcomes {
  private Outcomes() {}

  /** By name, [names][n]: 1 where an example is of the class or has the label, or its numbers. */
  static double[][] of(Target target, Targets targets) {
    double[][] all = new double[target.names().size()][targets.size()];
    if (target instanceof Target.Classes) {
      for (int i = 0; i < targets.size(); i++) {
        all[targets.classes().label(i)][i] = 1;
      }
      return all;
    }
    float[] row = new float[all.length];
    for (int i = 0; i < targets.size(); i++) {
      targets.values().read(i, row, 0);
      for (int k = 0; k < all.length; k++) {
        all[k][i] = row[k];
      }
    }
    return all;
  }

  /** Estimates of outcomes as predictions: shares of classes, probabilities of labels, numbers. */
  static double[] predicted(Target target, double[] estimates) {
    if (target instanceof Target.Classes) {
      return RowModel.shares(estimates);
    }
    for (int k = 0; k < estimates.length && target instanceof Target.Labels; k++) {
      estimates[k] = Math.max(0, Math.min(1, estimates[k]));
    }
    return estimates;
  }

  /**
   * The fit of least squares whose penalty does best on validation: most often right of classes, of
   * least mean squared error else, numbers over their variance there; of equal ones that of the
   * largest penalty.
   */
  static Linear best(
      java.util.List<Double> falling,
      Target target,
      Optional<Examples> validation,
      DoubleFunction<Linear> fit) {
    if (target instanceof Target.Classes || validation.isEmpty()) {
      return PenaltyChoice.best(falling, validation, fit);
    }
    double[][] x = Rows.of(validation.get().inputs());
    double[][] y = of(target, validation.get().targets());
    return PenaltyChoice.best(falling, fit, linear -> -error(linear, x, y));
  }

  /** Mean over names of the mean squared error over the variance. */
  private static double error(Linear linear, double[][] x, double[][] y) {
    double[] squares = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      double[] z = linear.scores(x[i]);
      for (int k = 0; k < y.length; k++) {
        squares[k] += (z[k] - y[k][i]) * (z[k] - y[k][i]);
      }
    }
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      double mean = java.util.Arrays.stream(y[k]).average().orElse(0);
      double spread = java.util.Arrays.stream(y[k]).map(v -> (v - mean) * (v - mean)).sum();
      sum += squares[k] / Math.max(spread, 1e-12) / y.length;
    }
    return sum;
  }
}
