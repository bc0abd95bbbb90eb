package org.graft.stats.adjust;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/** Rectangular finite matrices, brought to a scale on which sums and squares are safe. */
final class Finite {
  private Finite() {}

  /** The power of two nearest the largest magnitude of a checked matrix; 1 when all is zero. */
  static double scale(double[][] matrix) {
    check(matrix);
    return powerOfTwo(Ties.scale(matrix));
  }

  private static double powerOfTwo(double magnitude) {
    return magnitude == 0 ? 1 : Math.scalb(1.0, Math.getExponent(magnitude));
  }

  /** A copy divided by {@code scale}. */
  static double[][] scaled(double[][] matrix, double scale) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(value -> value / scale).toArray())
        .toArray(double[][]::new);
  }

  /** A checked copy, every column divided by its own largest magnitude. */
  static double[][] columnsScaled(double[][] matrix) {
    check(matrix);
    double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int j = 0; j < matrix[0].length; j++) {
      double largest = 0;
      for (double[] row : matrix) {
        largest = Math.max(largest, Math.abs(row[j]));
      }
      double unit = powerOfTwo(largest);
      for (double[] row : copy) {
        row[j] /= unit;
      }
    }
    return copy;
  }

  private static void check(double[][] matrix) {
    if (matrix.length == 0 || matrix[0].length == 0) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "max-T needs at least one block of scores");
    }
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != matrix[0].length) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "block " + i + " has " + matrix[i].length + " scores, not " + matrix[0].length);
      }
      for (double value : matrix[i]) {
        if (Double.isNaN(value)) {
          throw new Refusal(Refusal.Reason.MISSING, "block " + i + " has a missing score");
        }
        if (Double.isInfinite(value)) {
          throw new Refusal(Refusal.Reason.NOT_FINITE, "block " + i + " has an infinite score");
        }
      }
    }
  }
}
