package org.graft.spi.result;

import java.util.Optional;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.ClassMapping;

/** What a model says of examples beside what is true. Immutable. */
public final class Predictions {
  private final Tensor outputs;
  private final Targets targets;
  private final Optional<ClassMapping> mapping;

  /**
   * Class probabilities of as many examples as there are labels.
   *
   * @param probabilities [n, classes]
   * @param labels [n], in [0, classes)
   */
  public Predictions(Tensor probabilities, int[] labels) {
    this(probabilities, Targets.of(labels), Optional.empty());
  }

  /**
   * Predictions of a target of any kind: probabilities of classes or of labels, or numbers.
   *
   * @param outputs [n, outputs]
   * @param targets n of them
   */
  public Predictions(Tensor outputs, Targets targets) {
    this(outputs, targets, Optional.empty());
  }

  /**
   * Predictions of a network whose outputs may not be the classes: each row comes arranged, the
   * classes first, and a prediction beyond them is wrong.
   *
   * @param outputs [n, outputs]
   * @param targets n of them
   * @param mapping which outputs stand for which class
   */
  public Predictions(Tensor outputs, Targets targets, Optional<ClassMapping> mapping) {
    if (outputs.rows() != targets.size() || outputs.shape().rank() != 2) {
      throw new IllegalArgumentException(
          targets.size() + " targets need predictions [n, outputs], found " + outputs.shape());
    }
    if (targets instanceof Targets.Values values && values.width() != outputs.rowLength()) {
      throw new IllegalArgumentException(
          "targets of %d values need as many outputs, found %d"
              .formatted(values.width(), outputs.rowLength()));
    }
    this.outputs = outputs;
    this.targets = targets;
    this.mapping = mapping;
  }

  /** Number of examples. */
  public int size() {
    return targets.size();
  }

  /** Number of classes, labels or numbers; of outputs where a mapping says what these stand for. */
  public int width() {
    return outputs.rowLength();
  }

  /**
   * The true class of example {@code row}.
   *
   * @throws IllegalArgumentException if the target is not of classes
   */
  public int label(int row) {
    return targets.classes().label(row);
  }

  /**
   * What is true of example {@code row}, [outputs]: the numbers, or 1 for each of its labels.
   *
   * @throws IllegalArgumentException if the target is of classes
   */
  public float[] truth(int row) {
    float[] copy = new float[width()];
    targets.values().read(row, copy, 0);
    return copy;
  }

  /** What is true. */
  public Targets targets() {
    return targets;
  }

  /**
   * What is said of example {@code row}, [outputs]: probabilities of classes or labels, or numbers.
   * A copy; where a mapping says what outputs stand for, the target's classes first.
   */
  public float[] row(int row) {
    float[] copy = new float[width()];
    outputs.row(row, copy, 0);
    return mapping.map(m -> m.arrange(copy, label(row))).orElse(copy);
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
   * more outputs than classes, one more of both for the outputs that stand for none. Empty where
   * the target is not of classes.
   */
  public int[][] confusion() {
    if (!(targets instanceof Targets.Classes)) {
      return new int[0][];
    }
    int last = Math.min(width() - 1, mapping.map(ClassMapping::classes).orElse(width()));
    int[][] counts = new int[last + 1][last + 1];
    for (int row = 0; row < size(); row++) {
      counts[label(row)][Math.min(last, predicted(row))]++;
    }
    return counts;
  }

  /** Whether any output is NaN or infinite: the training diverged. */
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
