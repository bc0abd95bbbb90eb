package org.graft.spi.result;

import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.ClassMapping;

/** Class probabilities beside the true labels. Immutable. */
public final class Predictions {
  private final Tensor probabilities;
  private final int[] labels;
  private final Optional<ClassMapping> mapping;

  /**
   * Predictions for as many examples as there are labels.
   *
   * @param probabilities [n, classes]
   * @param labels [n], in [0, classes)
   */
  public Predictions(Tensor probabilities, int[] labels) {
    this(probabilities, labels, Optional.empty());
  }

  /**
   * Predictions of a network whose outputs are not the classes: each row comes arranged, the
   * classes first, and a prediction beyond them is wrong.
   *
   * @param probabilities [n, outputs]
   * @param labels [n], in [0, classes)
   * @param mapping which outputs stand for which class
   */
  public Predictions(Tensor probabilities, int[] labels, Optional<ClassMapping> mapping) {
    if (probabilities.rows() != labels.length || probabilities.shape().rank() != 2) {
      throw new IllegalArgumentException(
          labels.length
              + " labels need probabilities [n, classes], found "
              + probabilities.shape());
    }
    this.probabilities = probabilities;
    this.labels = labels.clone();
    this.mapping = mapping;
  }

  /** Number of examples. */
  public int size() {
    return labels.length;
  }

  /** Number of classes, or of outputs where a mapping says which stand for which class. */
  public int classes() {
    return probabilities.rowLength();
  }

  /** The true class of example {@code row}. */
  public int label(int row) {
    return labels[row];
  }

  /** The probabilities of example {@code row}, [classes]; a copy, the target's classes first. */
  public float[] row(int row) {
    float[] copy = new float[classes()];
    probabilities.row(row, copy, 0);
    return mapping.map(m -> m.arrange(copy, labels[row])).orElse(copy);
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

  /**
   * Counts by true class (row) and predicted class (column), [classes][classes]; where there are
   * more outputs than classes, one more of both for the outputs that stand for none.
   */
  public int[][] confusion() {
    int last = Math.min(classes() - 1, mapping.map(ClassMapping::classes).orElse(classes()));
    int[][] counts = new int[last + 1][last + 1];
    for (int row = 0; row < size(); row++) {
      counts[label(row)][Math.min(last, predicted(row))]++;
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
