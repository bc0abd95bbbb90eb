package org.graft.stats.location;

import java.util.Optional;
import org.graft.stats.Ties;

/** Recognises scores with few decimals, whose sums can be counted exactly. */
final class Lattice {
  private static final int DECIMALS = 6;

  private Lattice() {}

  /**
   * The values as whole multiples of a power of ten, if they are up to round-off on {@code scale}
   * and sum to at most {@code most} in magnitude.
   */
  static Optional<int[]> of(double[] values, double scale, double most) {
    for (int decimals = 0; decimals <= DECIMALS; decimals++) {
      double factor = Math.pow(10, decimals);
      int[] whole = new int[values.length];
      double sum = 0;
      boolean fits = true;
      for (int i = 0; i < values.length && fits; i++) {
        double multiple = values[i] * factor;
        double nearest = Math.rint(multiple);
        sum += Math.abs(nearest);
        fits = Math.abs(multiple - nearest) <= Ties.RELATIVE * scale * factor && sum <= most;
        whole[i] = (int) nearest;
      }
      if (fits) {
        return Optional.of(whole);
      }
    }
    return Optional.empty();
  }
}
