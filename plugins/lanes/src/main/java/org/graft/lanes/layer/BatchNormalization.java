package org.graft.lanes.layer;

import java.util.List;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.spi.network.Layer;

/**
 * Batch normalisation as Keras defines it: over the batch by mean and biased variance, which the
 * running variance follows too.
 */
public final class BatchNormalization implements LayerOperation {
  private final double momentum;
  private final double epsilon;
  private final int networks;
  private final List<Variable> variables;
  private final Batch y;
  private final Batch dx;
  private final Batch normal;
  private final double[] scale;
  private boolean byBatch;

  /**
   * Variables in the order gamma, beta, mean, variance, each one line.
   *
   * @param networks whose numbers lie side by side
   */
  public BatchNormalization(
      int features, Layer.BatchNormalization layer, int networks, List<Variable> variables) {
    this.momentum = layer.momentum();
    this.epsilon = layer.epsilon();
    this.networks = networks;
    this.variables = List.copyOf(variables);
    this.y = new Batch(features);
    this.dx = new Batch(features);
    this.normal = new Batch(features);
    this.scale = new double[features * networks];
  }

  @Override
  public Batch forward(Batch x, Mode mode) {
    byBatch = mode != Mode.INFERENCE;
    int n = x.count();
    float[][] from = x.columns();
    float[][] to = y.renew(Layout.BY_FEATURE, n);
    float[][] normals = normal.renew(Layout.BY_FEATURE, n);
    double examples = (double) n / networks;
    for (int k = 0; k < scale.length; k++) {
      int c = k / networks;
      int lane = k % networks;
      double mean = byBatch ? sum(from[c], lane, n) / examples : at(2)[k];
      double variance = byBatch ? variance(from[c], lane, mean, n) : at(3)[k];
      if (byBatch) {
        at(2)[k] = (float) (momentum * at(2)[k] + (1 - momentum) * mean);
        at(3)[k] = (float) (momentum * at(3)[k] + (1 - momentum) * variance);
      }
      scale[k] = 1 / Math.sqrt(variance + epsilon);
      for (int r = lane; r < n; r += networks) {
        normals[c][r] = (float) ((from[c][r] - mean) * scale[k]);
        to[c][r] = at(0)[k] * normals[c][r] + at(1)[k];
      }
    }
    return y;
  }

  @Override
  public Batch backward(Batch gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] normals = normal.columns();
    float[][] to = dx.renew(Layout.BY_FEATURE, n);
    double examples = (double) n / networks;
    for (int k = 0; k < scale.length; k++) {
      int c = k / networks;
      int lane = k % networks;
      double sum = byBatch ? sum(g[c], lane, n) / examples : 0;
      double sumNormal = byBatch ? sum(g[c], normals[c], lane, n) / examples : 0;
      double factor = at(0)[k] * scale[k];
      for (int r = lane; r < n; r += networks) {
        to[c][r] = (float) (factor * (g[c][r] - sum - normals[c][r] * sumNormal));
      }
    }
    return dx;
  }

  @Override
  public void derive(Batch gradient) {
    float[][] g = gradient.columns();
    float[][] normals = normal.columns();
    for (int k = 0; k < scale.length; k++) {
      int c = k / networks;
      int lane = k % networks;
      variables.get(0).gradient()[0][k] = (float) sum(g[c], normals[c], lane, gradient.count());
      variables.get(1).gradient()[0][k] = (float) sum(g[c], lane, gradient.count());
    }
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  private float[] at(int variable) {
    return variables.get(variable).value()[0];
  }

  private double variance(float[] x, int lane, double mean, int n) {
    double sum = 0;
    for (int r = lane; r < n; r += networks) {
      sum += (x[r] - mean) * (x[r] - mean);
    }
    return sum / ((double) n / networks);
  }

  private double sum(float[] x, int lane, int n) {
    double sum = 0;
    for (int r = lane; r < n; r += networks) {
      sum += x[r];
    }
    return sum;
  }

  private double sum(float[] x, float[] y, int lane, int n) {
    double sum = 0;
    for (int r = lane; r < n; r += networks) {
      sum += (double) x[r] * y[r];
    }
    return sum;
  }
}
