package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** gamma_c x n_c + beta_c + x, n_c = g_c / (mean of g + epsilon), g_c the norm of channel c. */
final class ResponseNorm implements Operation {
  private final int channels;
  private final int area;
  private final double epsilon;
  private final Variable gamma;
  private final Variable beta;
  private double[] x = {};
  private double[] norm = {};

  ResponseNorm(int channels, int area, double epsilon, List<Variable> variables) {
    this.channels = channels;
    this.area = area;
    this.epsilon = epsilon;
    this.gamma = variables.get(0);
    this.beta = variables.get(1);
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    norm = new double[rows * channels];
    for (int i = 0; i < x.length; i++) {
      norm[i / area] += x[i] * x[i];
    }
    for (int i = 0; i < norm.length; i++) {
      norm[i] = Math.sqrt(norm[i]);
    }
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int c = i / area % channels;
      y[i] = gamma.value()[c] * x[i] * norm[i / area] / below(i) + beta.value()[c] + x[i];
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] byRatio = new double[norm.length];
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i / area % channels;
      double ratio = norm[i / area] / below(i);
      gamma.gradient()[c] += gradient[i] * x[i] * ratio;
      beta.gradient()[c] += gradient[i];
      byRatio[i / area] += gradient[i] * gamma.value()[c] * x[i];
      dx[i] = gradient[i] * (gamma.value()[c] * ratio + 1);
    }
    for (int row = 0; row < norm.length / channels; row++) {
      double below = below(row * channels * area);
      double through = 0;
      for (int c = 0; c < channels; c++) {
        through += byRatio[row * channels + c] * norm[row * channels + c];
      }
      for (int c = 0; c < channels; c++) {
        int g = row * channels + c;
        double byNorm = byRatio[g] / below - through / (below * below) / channels;
        for (int p = 0; p < area; p++) {
          dx[g * area + p] += norm[g] == 0 ? 0 : byNorm * x[g * area + p] / norm[g];
        }
      }
    }
    return List.of(dx);
  }

  /** The mean norm of the example that number {@code i} is of, plus epsilon. */
  private double below(int i) {
    int row = i / area / channels;
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += norm[row * channels + c];
    }
    return sum / channels + epsilon;
  }
}
