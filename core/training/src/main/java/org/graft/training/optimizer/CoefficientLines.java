package org.graft.training.optimizer;

import java.util.Arrays;

/**
 * Scalar hyperparameters as arrays that rules read beside weights: the same number at every place
 * of a line, or that of the network whose weight stands there where networks lie side by side.
 */
public final class CoefficientLines {
  private CoefficientLines() {}

  /**
   * A line of {@code length} numbers.
   *
   * @param each the scalar, of one network, or of those whose numbers lie side by side in turn
   */
  public static float[] line(int length, double... each) {
    float[] line = new float[length];
    fill(line, each);
    return line;
  }

  /** Writes the scalar of each network to its places. */
  public static void fill(float[] line, double... each) {
    if (each.length == 1) {
      Arrays.fill(line, (float) each[0]);
      return;
    }
    for (int at = 0; at < line.length; at++) {
      line[at] = (float) each[at % each.length];
    }
  }

  /** Whether any network's is not 0. */
  public static boolean any(double... each) {
    return Arrays.stream(each).anyMatch(scalar -> scalar != 0);
  }
}
