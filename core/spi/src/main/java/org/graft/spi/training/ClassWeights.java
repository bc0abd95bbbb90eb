package org.graft.spi.training;

import java.util.Arrays;
import org.graft.spi.data.Examples;

/** How much an example of each class counts in the loss. */
public enum ClassWeights {
  /** Every class weighs 1. */
  NONE,
  /** n / (classes x examples of the class): every class counts the same in total. */
  BALANCED;

  /**
   * The weight of each class for these examples, [classes]; 0 for a class without examples.
   *
   * @throws IllegalArgumentException if they are to be balanced and targets are no classes
   */
  public float[] weights(Examples examples, int classes) {
    if (this == NONE) {
      float[] ones = new float[classes];
      Arrays.fill(ones, 1);
      return ones;
    }
    int[] counts = new int[classes];
    for (int row = 0; row < examples.size(); row++) {
      counts[examples.label(row)]++;
    }
    float[] weights = new float[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = counts[c] == 0 ? 0 : (float) ((double) examples.size() / classes / counts[c]);
    }
    return weights;
  }
}
