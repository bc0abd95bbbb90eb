package org.graft.lanes.training;

import java.util.Arrays;
import org.graft.lanes.activation.Exponential;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.spi.data.Targets;

/**
 * SoftmaxOperation and cross-entropy on logits. The gradient is of sum(weight[label] x loss) / n,
 * as Keras weights classes: by the number of examples, not by the sum of weights; of an example
 * that was mixed, the weighted losses by either label count by their shares. Not thread-safe.
 */
final class CrossEntropy implements BatchLoss {
  private final float[] classWeights;
  private final float smoothing;
  private final Batch shares;
  private float[] largest = {};
  private float[] sums = {};

  /** Of weighted classes and smoothed labels. */
  CrossEntropy(float[] classWeights, float smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
    this.shares = new Batch(classWeights.length);
  }

  @Override
  public void score(Batch logits, Targets all, int at, ProductTally... tallies) {
    Targets.Classes targets = all.classes();
    float[][] z = logits.columns();
    int n = logits.count();
    exponentials(z, n);
    for (int lane = 0; lane < tallies.length; lane++) {
      ProductTally tally = tallies[lane];
      for (int r = lane; r < n; r += tallies.length) {
        int label = targets.label(at + r);
        float behind = largest[r] - z[label][r];
        boolean hit = behind == 0 && isFirst(z, r, label);
        if (targets.mixed()) {
          float share = targets.share(at + r);
          behind = share * behind + (1 - share) * (largest[r] - z[targets.second(at + r)][r]);
        }
        tally.add(sums[r], behind, hit);
      }
    }
  }

  @Override
  public Batch gradient(Targets all, int at, int networks) {
    Targets.Classes targets = all.classes();
    int n = shares.count();
    int examples = n / networks;
    float[][] g = shares.columns();
    for (int r = 0; r < n; r++) {
      largest[r] = first(targets, at + r) / examples;
      sums[r] = (largest[r] + second(targets, at + r) / examples) / sums[r];
    }
    for (float[] column : g) {
      times(column, sums, n);
    }
    if (smoothing > 0) {
      spread(targets, at, examples);
    }
    for (int r = 0; r < n; r++) {
      g[targets.label(at + r)][r] -= (1 - smoothing) * largest[r];
      if (targets.mixed()) {
        g[targets.second(at + r)][r] -= (1 - smoothing) * second(targets, at + r) / examples;
      }
    }
    return shares;
  }

  /** Takes every class's even part of each label off the gradient. */
  private void spread(Targets.Classes targets, int at, int examples) {
    float[][] g = shares.columns();
    for (int r = 0; r < shares.count(); r++) {
      float both = largest[r] + second(targets, at + r) / examples;
      for (float[] column : g) {
        column[r] -= smoothing / g.length * both;
      }
    }
  }

  /** How much an example's first label counts. */
  private float first(Targets.Classes targets, int row) {
    float weight = classWeights[targets.label(row)];
    return targets.mixed() ? targets.share(row) * weight : weight;
  }

  /** How much its second label counts. */
  private float second(Targets.Classes targets, int row) {
    return targets.mixed() ? (1 - targets.share(row)) * classWeights[targets.second(row)] : 0;
  }

  /** Fills largest, exp(z - largest) and its sums, each at least 1. */
  private void exponentials(float[][] z, int n) {
    if (largest.length < n) {
      largest = new float[n];
      sums = new float[n];
    }
    float[][] e = shares.renew(Layout.BY_FEATURE, n);
    System.arraycopy(z[0], 0, largest, 0, n);
    for (int c = 1; c < e.length; c++) {
      larger(largest, z[c], n);
    }
    Arrays.fill(sums, 0, n, 0);
    for (int c = 0; c < e.length; c++) {
      minus(z[c], largest, e[c], n);
      Exponential.minusOne(e[c], n);
      plusOne(e[c], sums, n);
    }
  }

  private static void larger(float[] largest, float[] z, int n) {
    for (int r = 0; r < n; r++) {
      largest[r] = Math.max(largest[r], z[r]);
    }
  }

  private static void minus(float[] a, float[] b, float[] difference, int n) {
    for (int r = 0; r < n; r++) {
      difference[r] = a[r] - b[r];
    }
  }

  private static void plusOne(float[] e, float[] sums, int n) {
    for (int r = 0; r < n; r++) {
      e[r] = e[r] + 1;
      sums[r] = sums[r] + e[r];
    }
  }

  private static void times(float[] a, float[] b, int n) {
    for (int r = 0; r < n; r++) {
      a[r] *= b[r];
    }
  }

  /** Of equal logits the first one counts as the answer. */
  private static boolean isFirst(float[][] z, int r, int label) {
    for (int c = 0; c < label; c++) {
      if (z[c][r] == z[label][r]) {
        return false;
      }
    }
    return true;
  }
}
