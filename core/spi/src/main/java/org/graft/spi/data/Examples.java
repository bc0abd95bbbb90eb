package org.graft.spi.data;

import org.graft.spi.base.Digest;

/**
 * Examples of one split and what is true of them. Immutable.
 *
 * <p>{@code inputs} is [n, ...]; labels, where targets are classes, are indices in [0, classes).
 */
public final class Examples {
  private final Tensor inputs;
  private final Targets targets;

  /**
   * Examples from inputs and as many labels.
   *
   * @throws IllegalArgumentException if their numbers differ or a label is negative
   */
  public Examples(Tensor inputs, int[] labels) {
    this(inputs, Targets.of(labels));
  }

  /**
   * Examples from inputs and as many targets.
   *
   * @throws IllegalArgumentException if their numbers differ
   */
  public Examples(Tensor inputs, Targets targets) {
    if (inputs.rows() != targets.size()) {
      throw new IllegalArgumentException(
          inputs.rows() + " inputs need as many targets, found " + targets.size());
    }
    this.inputs = inputs;
    this.targets = targets;
  }

  /** The inputs, [n, ...]. */
  public Tensor inputs() {
    return inputs;
  }

  /** What is true of them: classes, or a row of values each. */
  public Targets targets() {
    return targets;
  }

  /**
   * The label of example {@code row}.
   *
   * @throws IllegalArgumentException if targets are no classes
   */
  public int label(int row) {
    return targets.classes().label(row);
  }

  /**
   * A copy of the labels, [n].
   *
   * @throws IllegalArgumentException if targets are no classes
   */
  public int[] labels() {
    return targets.classes().labels();
  }

  /** Number of examples. */
  public int size() {
    return targets.size();
  }

  /** Shape of one input. */
  public Shape inputShape() {
    return inputs.shape().row();
  }

  /** These targets on other inputs of the same examples (features, say). */
  public Examples withInputs(Tensor other) {
    return new Examples(other, targets);
  }

  /** The examples with the given indices, in that order. */
  public Examples select(int[] indices) {
    return new Examples(inputs.select(indices), targets.select(indices, 0, indices.length));
  }

  /** Adds inputs and targets to {@code digest}. */
  public void addTo(Digest digest) {
    inputs.addTo(digest);
    targets.addTo(digest);
  }
}
