package org.graft.datasets.images;

/**
 * Weights laid out for inner loops: as many for each pixel, those that are missing at borders zero.
 *
 * @param first the first pixel that each output pixel is made of
 * @param weights by place from there, then by output pixel
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within a loop, never compared
record Taps(int[] first, double[][] weights) {
  /** The weights of an axis of {@code in} pixels. */
  static Taps of(Weights theirs, int in) {
    int count = 0;
    for (int i = 0; i < theirs.size(); i++) {
      count = Math.max(count, theirs.weights(i).length);
    }
    int[] first = new int[theirs.size()];
    double[][] weights = new double[count][theirs.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.min(theirs.first(i), in - count);
      for (int j = 0; j < theirs.weights(i).length; j++) {
        weights[theirs.first(i) - first[i] + j][i] = theirs.weights(i)[j];
      }
    }
    return new Taps(first, weights);
  }

  /** Number of output pixels. */
  int size() {
    return first.length;
  }

  /** Weights of each. */
  int count() {
    return weights.length;
  }

  /** Which of {@code in} pixels any output pixel is made of. */
  boolean[] used(int in) {
    boolean[] used = new boolean[in];
    for (int tap = 0; tap < weights.length; tap++) {
      for (int i = 0; i < first.length; i++) {
        used[first[i] + tap] |= weights[tap][i] != 0;
      }
    }
    return used;
  }
}
