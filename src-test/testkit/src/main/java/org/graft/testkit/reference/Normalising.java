package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * Batch normalisation as Keras defines it: over the batch (and the pixels) of each channel by mean
 * and biased variance; running = momentum running + (1 - momentum) batch, the running variance too
 * from the biased one. In training a coin may take a channel's running statistics instead, as they
 * were before.
 */
final class Normalising implements Operation {
  private final int channels;
  private final int area;
  private final double momentum;
  private final double epsilon;
  private final Variable gamma;
  private final Variable beta;
  private final Variable mean;
  private final Variable variance;
  private final boolean[] byBatch;
  private double stochastic;
  private int rows;
  private double[] normal = {};
  private double[] scale = {};

  /** Variables in the order gamma, beta, mean, variance. */
  Normalising(int channels, int area, double momentum, double epsilon, List<Variable> variables) {
    this.channels = channels;
    this.area = area;
    this.momentum = momentum;
    this.epsilon = epsilon;
    this.gamma = variables.get(0);
    this.beta = variables.get(1);
    this.mean = variables.get(2);
    this.variance = variables.get(3);
    this.byBatch = new boolean[channels];
  }

  /** From now on takes a channel's running statistics in training with this probability. */
  void stochastic(double probability) {
    stochastic = probability;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    this.rows = rows;
    normal = new double[x.length];
    scale = new double[channels];
    double[] y = new double[x.length];
    for (int c = 0; c < channels; c++) {
      boolean coin = mode == Mode.TRAINING && stochastic > 0 && noise.nextDouble() < stochastic;
      byBatch[c] = mode != Mode.INFERENCE && !coin;
      double batchMean = mean(x, c);
      double batchVariance = variance(x, c, batchMean);
      double m = byBatch[c] ? batchMean : mean.value()[c];
      double v = byBatch[c] ? batchVariance : variance.value()[c];
      if (mode != Mode.INFERENCE) {
        mean.value()[c] = momentum * mean.value()[c] + (1 - momentum) * batchMean;
        variance.value()[c] = momentum * variance.value()[c] + (1 - momentum) * batchVariance;
      }
      scale[c] = 1 / Math.sqrt(v + epsilon);
      for (int r = 0; r < rows; r++) {
        for (int p = 0; p < area; p++) {
          int i = at(r, c, p);
          normal[i] = (x[i] - m) * scale[c];
          y[i] = gamma.value()[c] * normal[i] + beta.value()[c];
        }
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[gradient.length];
    double n = (double) rows * area;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double sumNormal = 0;
      for (int r = 0; r < rows; r++) {
        for (int p = 0; p < area; p++) {
          sum += gradient[at(r, c, p)];
          sumNormal += gradient[at(r, c, p)] * normal[at(r, c, p)];
        }
      }
      gamma.gradient()[c] += sumNormal;
      beta.gradient()[c] += sum;
      for (int r = 0; r < rows; r++) {
        for (int p = 0; p < area; p++) {
          int i = at(r, c, p);
          double throughStatistics = byBatch[c] ? (sum + normal[i] * sumNormal) / n : 0;
          dx[i] = gamma.value()[c] * scale[c] * (gradient[i] - throughStatistics);
        }
      }
    }
    return List.of(dx);
  }

  private int at(int row, int channel, int pixel) {
    return (row * channels + channel) * area + pixel;
  }

  private double mean(double[] x, int c) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < area; p++) {
        sum += x[at(r, c, p)];
      }
    }
    return sum / rows / area;
  }

  private double variance(double[] x, int c, double m) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < area; p++) {
        sum += (x[at(r, c, p)] - m) * (x[at(r, c, p)] - m);
      }
    }
    return sum / rows / area;
  }
}
