package org.graft.engine.data;

import java.util.Optional;

/** Rows of a {@link Pool}, split. Package-internal; the arrays are not changed once they are in. */
final class Split {
  private final int[] train;
  private final Optional<int[]> validation;
  private final int[] test;

  Split(int[] train, Optional<int[]> validation, int[] test) {
    this.train = train;
    this.validation = validation;
    this.test = test;
  }

  int[] train() {
    return train;
  }

  /** The rows that a scale is fitted to: those that train, or those to test where none do. */
  int[] fitting() {
    return train.length > 0 ? train : test;
  }

  Optional<int[]> validation() {
    return validation;
  }

  int[] test() {
    return test;
  }
}
