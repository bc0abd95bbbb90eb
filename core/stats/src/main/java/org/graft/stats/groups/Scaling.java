package org.graft.stats.groups;

import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/** Brings finite scores to a magnitude whose squares neither overflow nor vanish. */
final class Scaling {
  private Scaling() {}

  /** The power of two that {@link #exact} divides by; 1 when all values are 0. */
  static double unit(double[][] rows) {
    double largest = Ties.scale(rows);
    return largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest));
  }

  /** A copy divided by {@link #unit}: exact, so nothing is lost at large offsets. */
  static double[][] exact(double[][] rows) {
    double unit = unit(rows);
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = rows[i].clone();
      for (int j = 0; j < scaled[i].length; j++) {
        requireFinite(rows[i][j], i, j);
        scaled[i][j] /= unit;
      }
    }
    return scaled;
  }

  private static void requireFinite(double value, int i, int j) {
    if (Double.isNaN(value)) {
      throw new Refusal(
          Refusal.Reason.MISSING, "row " + i + ", index " + j + ": the score is missing (NaN)");
    }
    if (Double.isInfinite(value)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE,
          "row " + i + ", index " + j + ": the score is infinite; means need finite scores");
    }
  }
}
