package org.graft.strategies.head;

import java.util.Arrays;

/**
 * Linear support vector machines, one class against the rest; each fit starts where the last ended.
 * Not thread-safe.
 */
final class SquaredHinge {
  private final double[][] x;
  private final int[] labels;
  private final int d;

  /** For each class its weights, the bias last. */
  private final double[][] starts;

  SquaredHinge(double[][] x, int[] labels, int classes) {
    this.x = x;
    this.labels = labels;
    this.d = x[0].length;
    this.starts = new double[classes][d + 1];
  }

  /** The minimum at one penalty. */
  Linear fit(double penalty) {
    double[][] weights = new double[starts.length][];
    double[] bias = new double[starts.length];
    for (int c = 0; c < starts.length; c++) {
      int own = c;
      starts[c] = Lbfgs.minimum((at, g) -> objective(at, g, own, penalty), starts[c]);
      weights[c] = Arrays.copyOf(starts[c], d);
      bias[c] = starts[c][d];
    }
    return new Linear(weights, bias);
  }

  /** penalty / 2 |w|^2 + sum max(0, 1 - y (w x + b))^2 of one class; fills the gradient. */
  double objective(double[] at, double[] gradient, int positive, double penalty) {
    double value = 0;
    for (int j = 0; j < d; j++) {
      value += penalty / 2 * at[j] * at[j];
      gradient[j] = penalty * at[j];
    }
    gradient[d] = 0;
    for (int i = 0; i < x.length; i++) {
      double y = labels[i] == positive ? 1 : -1;
      double sum = at[d];
      for (int j = 0; j < d; j++) {
        sum += at[j] * x[i][j];
      }
      double missing = 1 - y * sum;
      if (missing > 0) {
        value += missing * missing;
        for (int j = 0; j < d; j++) {
          gradient[j] -= 2 * missing * y * x[i][j];
        }
        gradient[d] -= 2 * missing * y;
      }
    }
    return value;
  }
}
