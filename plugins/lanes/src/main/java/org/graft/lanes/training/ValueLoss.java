package org.graft.lanes.training;

import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.spi.data.Targets;

/**
 * Sigmoid with binary cross-entropy of several labels, or squared error of numbers: of an example
 * the mean over its outputs, its gradient of the mean over the batch. A label is told by a logit
 * above 0; numbers have no accuracy. Not thread-safe.
 */
final class ValueLoss implements BatchLoss {
  private final boolean labels;
  private final Batch errors;

  /**
   * Of a head.
   *
   * @param outputs how many
   * @param labels whether they are labels; if not, they are numbers
   */
  ValueLoss(int outputs, boolean labels) {
    this.labels = labels;
    this.errors = new Batch(outputs);
  }

  @Override
  public void score(Batch logits, Targets all, int at, ProductTally... tallies) {
    Targets.Values targets = all.values();
    float[][] z = logits.columns();
    int n = logits.count();
    float[][] e = errors.renew(Layout.BY_FEATURE, n);
    float[] truth = new float[z.length];
    for (int r = 0; r < n; r++) {
      targets.read(at + r, truth, 0);
      double loss = 0;
      double right = 0;
      for (int k = 0; k < z.length; k++) {
        double x = z[k][r];
        if (labels) {
          // log(1 + exp(x)) - t x, without overflow
          loss += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - truth[k] * x;
          right += x > 0 == truth[k] > 0.5f ? 1 : 0;
          e[k][r] = (float) (1 / (1 + Math.exp(-x)) - truth[k]);
        } else {
          double error = x - truth[k];
          loss += error * error;
          e[k][r] = (float) (2 * error);
        }
      }
      tallies[r % tallies.length].add(loss / z.length, labels ? right / z.length : Double.NaN);
    }
  }

  @Override
  public Batch gradient(Targets all, int at, int networks) {
    float[][] g = errors.columns();
    int n = errors.count();
    float share = (float) n / networks * g.length;
    for (float[] column : g) {
      for (int r = 0; r < n; r++) {
        column[r] /= share;
      }
    }
    return errors;
  }
}
