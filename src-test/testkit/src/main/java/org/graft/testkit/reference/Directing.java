package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** Each vector or token divided by its Euclidean norm, or by epsilon where that is larger. */
final class Directing implements Operation {
  private final int features;
  private final double epsilon;
  private double[] x = {};

  Directing(int features, double epsilon) {
    this.features = features;
    this.epsilon = epsilon;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    double[] y = new double[x.length];
    for (int from = 0; from < x.length; from += features) {
      double below = Math.max(norm(from), epsilon);
      for (int i = from; i < from + features; i++) {
        y[i] = x[i] / below;
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[x.length];
    for (int from = 0; from < x.length; from += features) {
      double norm = norm(from);
      double below = Math.max(norm, epsilon);
      double along = 0;
      for (int i = from; i < from + features; i++) {
        along += gradient[i] * x[i];
      }
      for (int i = from; i < from + features; i++) {
        double through = norm > epsilon ? along * x[i] / (norm * norm) : 0;
        dx[i] = (gradient[i] - through) / below;
      }
    }
    return List.of(dx);
  }

  private double norm(int from) {
    double sum = 0;
    for (int i = from; i < from + features; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum);
  }
}
