package org.graft.spi.data;

import org.graft.spi.Digest;

/**
 * Labelled examples of one split. Immutable.
 *
 * <p>{@code inputs} is [n, ...]; {@code labels} are class indices in [0, classes).
 */
public final class Examples {
  private final Tensor inputs;
  private final int[] labels;

  /**
   * Examples from inputs and as many labels.
   *
   * @throws IllegalArgumentException if their numbers differ or a label is negative
   */
  public Examples(Tensor inputs, int[] labels) {
    if (inputs.rows() != labels.length) {
      throw new IllegalArgumentException(
          inputs.rows() + " inputs need as many labels, found " + labels.length);
    }
    for (int label : labels) {
      if (label < 0) {
        throw new IllegalArgumentException("a label must be 0 or more, found " + label);
      }
    }
    this.inputs = inputs;
    this.labels = labels.clone();
  }

  /** The inputs, [n, ...]. */
  public Tensor inputs() {
    return inputs;
  }

  /** The label of example {@code row}. */
  public int label(int row) {
    return labels[row];
  }

  /** A copy of the labels, [n]. */
  public int[] labels() {
    return labels.clone();
  }

  /** Number of examples. */
  public int size() {
    return labels.length;
  }

  /** Shape of one input. */
  public Shape inputShape() {
    return inputs.shape().row();
  }

  /** These labels on other inputs of the same examples (features, say). */
  public Examples withInputs(Tensor other) {
    return new Examples(other, labels);
  }

  /** The examples with the given indices, in that order. */
  public Examples select(int[] indices) {
    int[] chosen = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      chosen[i] = labels[indices[i]];
    }
    return new Examples(inputs.select(indices), chosen);
  }

  /** Adds inputs and labels to {@code digest}. */
  public void addTo(Digest digest) {
    inputs.addTo(digest);
    for (int label : labels) {
      digest.add(label);
    }
  }
}
