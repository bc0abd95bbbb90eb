package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * Each example's numbers in groups, each group by its own mean and biased variance: (x - mean) /
 * sqrt(variance + epsilon), times the number's channel's gamma, plus its beta.
 */
final class Standardising implements Operation {
  private final int[] group;
  private final int[] channel;
  private final double epsilon;
  private final Variable gamma;
  private final Variable beta;
  private final double[] sizes;
  private double[] normal = {};
  private double[] scale = {};

  /**
   * A normalisation.
   *
   * @param group of each number of an example, from 0
   * @param channel of each number of an example
   */
  Standardising(int[] group, int[] channel, double epsilon, List<Variable> variables) {
    this.group = group.clone();
    this.channel = channel.clone();
    this.epsilon = epsilon;
    this.gamma = variables.get(0);
    this.beta = variables.get(1);
    int groups = 0;
    for (int g : group) {
      groups = Math.max(groups, g + 1);
    }
    this.sizes = new double[groups];
    for (int g : group) {
      sizes[g]++;
    }
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    double[] mean = means(x);
    double[] centred = new double[x.length];
    double[] squares = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      centred[i] = x[i] - mean[at(i)];
      squares[i] = centred[i] * centred[i];
    }
    double[] variance = means(squares);
    scale = new double[variance.length];
    for (int g = 0; g < scale.length; g++) {
      scale[g] = 1 / Math.sqrt(variance[g] + epsilon);
    }
    normal = new double[x.length];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = channel[i % channel.length];
      normal[i] = centred[i] * scale[at(i)];
      y[i] = gamma.value()[c] * normal[i] + beta.value()[c];
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] own = new double[gradient.length];
    double[] product = new double[gradient.length];
    for (int i = 0; i < own.length; i++) {
      int c = channel[i % channel.length];
      gamma.gradient()[c] += gradient[i] * normal[i];
      beta.gradient()[c] += gradient[i];
      own[i] = gradient[i] * gamma.value()[c];
      product[i] = own[i] * normal[i];
    }
    double[] mean = means(own);
    double[] along = means(product);
    double[] dx = new double[own.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = scale[at(i)] * (own[i] - mean[at(i)] - normal[i] * along[at(i)]);
    }
    return List.of(dx);
  }

  /** The mean of each group of each example. */
  private double[] means(double[] values) {
    double[] means = new double[values.length / group.length * sizes.length];
    for (int i = 0; i < values.length; i++) {
      means[at(i)] += values[i] / sizes[group[i % group.length]];
    }
    return means;
  }

  private int at(int i) {
    return i / group.length * sizes.length + group[i % group.length];
  }
}
