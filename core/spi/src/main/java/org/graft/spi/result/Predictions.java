package org.graft.spi.result;

import org.graft.spi.data.Tensor;

/** Class probabilities beside the true labels. Immutable. */
public final class Predictions {
  private final Tensor probabilities;
  private final int[] labels;

  /**
   * Predictions for as many examples as there are labels.
   *
   * @param probabilities [n, classes]
   * @param labels [n], in [0, classes)
   */
  public Predictions(Tensor probabilities, int[] labels) {
    if (probabilities.rows() != labels.length || probabilities.shape().rank() != 2) {
      throw new IllegalArgumentException(
          labels.length
              + " labels need probabilities [n, classes], found "
              + probabilities.shape());
    }
    this.probabilities = probabilities;
    this.labels = labels.clone();
  }

  /** Number of examples. */
  public int size() {
    return labels.length;
  }

  /** Number of classes. */
  public int classes() {
    return probabilities.rowLength();
  }

  /** The true class of example {@code row}. */
  public int label(int row) {
    return labels[row];
  }

  /** The probabilities of example {@code row}, [classes]; a copy. */
  public float[] row(int row) {
    float[] copy = new float[classes()];
    probabilities.row(row, copy, 0);
    return copy;
  }

  /** The class with the highest probability for example {@code row}; the first of equals. */
  public int predicted(int row) {
    float[] p = row(row);
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      if (p[c] > p[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Counts by true class (row) and predicted class (column), [classes][classes]. */
  public int[][] confusion() {
    int[][] counts = new int[classes()][classes()];
    for (int row = 0; row < size(); row++) {
      counts[label(row)][predicted(row)]++;
    }
    return counts;
  }

  /** Whether any probability is NaN or infinite: the training diverged. */
  public boolean diverged() {
    for (int row = 0; row < size(); row++) {
      for (float p : row(row)) {
        if (!Float.isFinite(p)) {
          return true;
        }
      }
    }
    return false;
  }
}
