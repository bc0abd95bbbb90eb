package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.base.Randomness;

/** Inputs one behind the other in every row: along features or channels. */
final class Joining implements Operation {
  private final int[] lengths;
  private int rows;

  /** For inputs of the given numbers of elements an example. */
  Joining(int[] lengths) {
    this.lengths = lengths.clone();
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.rows = rows;
    double[] joined = new double[inputs.stream().mapToInt(i -> i.length).sum()];
    int at = 0;
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < lengths.length; k++) {
        System.arraycopy(inputs.get(k), r * lengths[k], joined, at, lengths[k]);
        at += lengths[k];
      }
    }
    return joined;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    List<double[]> parts = new ArrayList<>();
    for (int length : lengths) {
      parts.add(new double[rows * length]);
    }
    int at = 0;
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < lengths.length; k++) {
        System.arraycopy(gradient, at, parts.get(k), r * lengths[k], lengths[k]);
        at += lengths[k];
      }
    }
    return parts;
  }
}
