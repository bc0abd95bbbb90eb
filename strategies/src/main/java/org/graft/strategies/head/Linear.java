package org.graft.strategies.head;

import java.util.Arrays;
import org.graft.strategies.matrix.Rows;

/**
 * Scores that are linear in the features.
 *
 * @param weights [classes][d]
 * @param bias [classes]
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of numbers, never compared
record Linear(double[][] weights, double[] bias) {
  /** The scores of a row, [classes]. */
  double[] scores(double[] row) {
    double[] z = bias.clone();
    for (int c = 0; c < z.length; c++) {
      z[c] += Rows.dot(weights[c], row);
    }
    return z;
  }

  long size() {
    return (long) weights.length * (weights[0].length + 1);
  }

  /** Share of rows whose label has the highest score; of equal ones the first counts. */
  double accuracy(double[][] x, int[] labels) {
    int right = 0;
    for (int i = 0; i < x.length; i++) {
      double[] z = scores(x[i]);
      int best = 0;
      for (int c = 1; c < z.length; c++) {
        best = z[c] > z[best] ? c : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / Math.max(1, x.length);
  }

  @Override
  public String toString() {
    return "linear scores of " + bias.length + " classes, bias " + Arrays.toString(bias);
  }
}
