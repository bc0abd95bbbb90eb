package org.graft.lanes;

import java.util.Arrays;

/**
 * Softmax and cross-entropy on logits. The gradient is of sum(weight[label] x loss) / n, as Keras
 * weights classes: by the number of examples, not by the sum of weights. Not thread-safe.
 */
final class CrossEntropy {
  private final float[] classWeights;
  private final Sheet shares;
  private float[] largest = {};
  private float[] sums = {};

  CrossEntropy(float[] classWeights) {
    this.classWeights = classWeights;
    this.shares = new Sheet(classWeights.length);
  }

  /**
   * Adds a batch to the tallies, one for each network whose numbers lie side by side; labels from
   * {@code at} on.
   */
  void score(Sheet logits, int[] labels, int at, Tally... tallies) {
    float[][] z = logits.columns();
    int n = logits.count();
    exponentials(z, n);
    for (int lane = 0; lane < tallies.length; lane++) {
      Tally tally = tallies[lane];
      for (int r = lane; r < n; r += tallies.length) {
        int label = labels[at + r];
        float behind = largest[r] - z[label][r];
        tally.add(sums[r], behind, behind == 0 && isFirst(z, r, label));
      }
    }
  }

  /**
   * The gradient by the logits of the batch that was scored last; holds until the next batch.
   *
   * @param networks how many share the batch
   */
  Sheet gradient(int[] labels, int at, int networks) {
    int n = shares.count();
    int examples = n / networks;
    float[][] g = shares.columns();
    for (int r = 0; r < n; r++) {
      largest[r] = classWeights[labels[at + r]] / examples;
      sums[r] = largest[r] / sums[r];
    }
    for (float[] column : g) {
      times(column, sums, n);
    }
    for (int r = 0; r < n; r++) {
      g[labels[at + r]][r] -= largest[r];
    }
    return shares;
  }

  /** Fills largest, exp(z - largest) and its sums, each at least 1. */
  private void exponentials(float[][] z, int n) {
    if (largest.length < n) {
      largest = new float[n];
      sums = new float[n];
    }
    float[][] e = shares.renew(Lie.BY_FEATURE, n);
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
