package org.graft.lanes;

import java.util.List;

/**
 * Batch normalisation as Keras defines it: over the batch by mean and biased variance, which the
 * running variance follows too.
 */
final class Normalising implements Operation {
  private final double momentum;
  private final double epsilon;
  private final List<Variable> variables;
  private final Sheet y;
  private final Sheet dx;
  private final Sheet normal;
  private final double[] scale;
  private boolean byBatch;

  /** Variables in the order gamma, beta, mean, variance, each one line. */
  Normalising(int features, double momentum, double epsilon, List<Variable> variables) {
    this.momentum = momentum;
    this.epsilon = epsilon;
    this.variables = List.copyOf(variables);
    this.y = new Sheet(features);
    this.dx = new Sheet(features);
    this.normal = new Sheet(features);
    this.scale = new double[features];
  }

  @Override
  public Sheet forward(Sheet x, Mode mode) {
    byBatch = mode != Mode.INFERENCE;
    int n = x.count();
    float[][] from = x.columns();
    float[][] to = y.renew(Lie.BY_FEATURE, n);
    float[][] normals = normal.renew(Lie.BY_FEATURE, n);
    for (int c = 0; c < scale.length; c++) {
      double mean = byBatch ? mean(from[c], n) : at(2)[c];
      double variance = byBatch ? variance(from[c], mean, n) : at(3)[c];
      if (byBatch) {
        at(2)[c] = (float) (momentum * at(2)[c] + (1 - momentum) * mean);
        at(3)[c] = (float) (momentum * at(3)[c] + (1 - momentum) * variance);
      }
      scale[c] = 1 / Math.sqrt(variance + epsilon);
      for (int r = 0; r < n; r++) {
        normals[c][r] = (float) ((from[c][r] - mean) * scale[c]);
        to[c][r] = at(0)[c] * normals[c][r] + at(1)[c];
      }
    }
    return y;
  }

  @Override
  public Sheet backward(Sheet gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] normals = normal.columns();
    float[][] to = dx.renew(Lie.BY_FEATURE, n);
    for (int c = 0; c < scale.length; c++) {
      double sum = byBatch ? sum(g[c], n) / n : 0;
      double sumNormal = byBatch ? sum(g[c], normals[c], n) / n : 0;
      double factor = at(0)[c] * scale[c];
      for (int r = 0; r < n; r++) {
        to[c][r] = (float) (factor * (g[c][r] - sum - normals[c][r] * sumNormal));
      }
    }
    return dx;
  }

  @Override
  public void derive(Sheet gradient) {
    float[][] g = gradient.columns();
    float[][] normals = normal.columns();
    for (int c = 0; c < scale.length; c++) {
      variables.get(0).gradient()[0][c] = (float) sum(g[c], normals[c], gradient.count());
      variables.get(1).gradient()[0][c] = (float) sum(g[c], gradient.count());
    }
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  private float[] at(int variable) {
    return variables.get(variable).value()[0];
  }

  private static double mean(float[] x, int n) {
    return sum(x, n) / n;
  }

  private static double variance(float[] x, double mean, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum += (x[r] - mean) * (x[r] - mean);
    }
    return sum / n;
  }

  private static double sum(float[] x, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum += x[r];
    }
    return sum;
  }

  private static double sum(float[] x, float[] y, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum += (double) x[r] * y[r];
    }
    return sum;
  }
}
