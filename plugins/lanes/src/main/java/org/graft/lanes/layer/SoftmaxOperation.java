package org.graft.lanes.layer;

import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;

/** exp(x_c) / sum_k exp(x_k) over each example's numbers, in double precision. */
public final class SoftmaxOperation implements LayerOperation {
  private final Batch y;
  private final Batch dx;

  public SoftmaxOperation(int features) {
    this.y = new Batch(features);
    this.dx = new Batch(features);
  }

  @Override
  public Batch forward(Batch x, Mode mode) {
    float[][] from = x.rows();
    float[][] to = y.renew(Layout.BY_EXAMPLE, x.count());
    for (int r = 0; r < x.count(); r++) {
      softmax(from[r], to[r], x.features());
    }
    return y;
  }

  private static void softmax(float[] x, float[] y, int n) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(x[i] - largest);
    }
    for (int i = 0; i < n; i++) {
      y[i] = (float) (Math.exp(x[i] - largest) / sum);
    }
  }

  @Override
  public Batch backward(Batch gradient) {
    float[][] g = gradient.rows();
    float[][] outputs = y.rows();
    float[][] to = dx.renew(Layout.BY_EXAMPLE, gradient.count());
    for (int r = 0; r < gradient.count(); r++) {
      double mean = 0;
      for (int i = 0; i < y.features(); i++) {
        mean += (double) g[r][i] * outputs[r][i];
      }
      for (int i = 0; i < y.features(); i++) {
        to[r][i] = (float) (outputs[r][i] * (g[r][i] - mean));
      }
    }
    return dx;
  }
}
