package org.graft.strategies.head;

/**
 * Penalised multinomial logistic regression; each fit starts where the last ended. Numbers lie as
 * [classes][d + 1], the bias last. Not thread-safe.
 */
final class SoftmaxRegression {
  private final double[][] x;
  private final int[] labels;
  private final int classes;
  private final int d;
  private double[] start;

  SoftmaxRegression(double[][] x, int[] labels, int classes) {
    this.x = x;
    this.labels = labels;
    this.classes = classes;
    this.d = x[0].length;
    this.start = new double[classes * (d + 1)];
  }

  /** The minimum at one penalty. */
  Linear fit(double penalty) {
    start = Lbfgs.minimum((at, gradient) -> objective(at, gradient, penalty), start);
    double[][] weights = new double[classes][d];
    double[] bias = new double[classes];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(start, c * (d + 1), weights[c], 0, d);
      bias[c] = start[c * (d + 1) + d];
    }
    return new Linear(weights, bias);
  }

  /** Summed cross-entropy and penalty; fills the gradient. */
  double objective(double[] at, double[] gradient, double penalty) {
    double value = 0;
    java.util.Arrays.fill(gradient, 0);
    for (int c = 0; c < classes; c++) {
      for (int j = 0; j < d; j++) {
        double w = at[c * (d + 1) + j];
        value += penalty / 2 * w * w;
        gradient[c * (d + 1) + j] = penalty * w;
      }
    }
    double[] z = new double[classes];
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      for (int c = 0; c < classes; c++) {
        int from = c * (d + 1);
        double sum = at[from + d];
        for (int j = 0; j < d; j++) {
          sum += at[from + j] * row[j];
        }
        z[c] = sum;
      }
      double own = z[labels[i]];
      double top = java.util.Arrays.stream(z).max().orElse(0);
      double norm = 0;
      for (double one : z) {
        norm += Math.exp(one - top);
      }
      value += top + Math.log(norm) - own;
      for (int c = 0; c < classes; c++) {
        int from = c * (d + 1);
        double error = Math.exp(z[c] - top) / norm - (labels[i] == c ? 1 : 0);
        for (int j = 0; j < d; j++) {
          gradient[from + j] += error * row[j];
        }
        gradient[from + d] += error;
      }
    }
    return value;
  }

  /** The objective of a fit at a penalty. */
  double objective(Linear linear, double penalty) {
    double[] at = new double[classes * (d + 1)];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(linear.weights()[c], 0, at, c * (d + 1), d);
      at[c * (d + 1) + d] = linear.bias()[c];
    }
    return objective(at, new double[at.length], penalty);
  }
}
