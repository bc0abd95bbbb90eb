package org.graft.testkit.reference;

/**
 * Some features of some tokens in an array of all.
 *
 * @param tokens which
 * @param from where token 0's begin
 * @param step from token to token
 * @param width how many features
 */
@SuppressWarnings("ArrayRecordComponent") // for reading only
record Part(int[] tokens, int from, int step, int width) {
  /** A copy, [tokens, width]. */
  double[][] of(double[] all) {
    double[][] part = new double[tokens.length][width];
    for (int t = 0; t < tokens.length; t++) {
      System.arraycopy(all, from + tokens[t] * step, part[t], 0, width);
    }
    return part;
  }

  /** Adds numbers in their place. */
  void add(double[][] part, double[] all) {
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < width; i++) {
        all[from + tokens[t] * step + i] += part[t][i];
      }
    }
  }
}
