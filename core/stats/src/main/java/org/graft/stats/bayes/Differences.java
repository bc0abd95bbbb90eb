package org.graft.stats.bayes;

import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Paired differences y - x beside a region of practical equivalence, compared with a tolerance for
 * round-off so that a difference of exactly the region's half-width lies inside.
 */
final class Differences {
  private final double[] values;
  private final double rope;

  /** Absolute round-off of one difference. */
  private final double tolerance;

  private Differences(double[] values, double rope, double tolerance) {
    this.values = values;
    this.rope = rope;
    this.tolerance = tolerance;
  }

  /** y - x, round-off zeros exactly 0. */
  double[] values() {
    return values;
  }

  /** Of y - x; refuses missing values, unequal lengths, fewer than {@code atLeast} pairs. */
  static Differences of(double[] x, double[] y, double rope, int atLeast) {
    return of(x, y, rope, atLeast, Ties.RELATIVE);
  }

  /** With a relative round-off tolerance of its own; 0 compares doubles as they are. */
  static Differences of(double[] x, double[] y, double rope, int atLeast, double relative) {
    if (!(rope >= 0 && Double.isFinite(rope))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "the region's half-width must be >= 0, found " + rope);
    }
    double[] values = Ties.differences(y, x);
    if (values.length < atLeast) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "needs at least " + atLeast + " pairs, found " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "pair " + i + " is missing or undefined");
      }
    }
    if (relative == 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] = x[i] == y[i] ? 0 : y[i] - x[i];
      }
    }
    return new Differences(values, rope, relative * Ties.scale(x, y));
  }

  /** -1 left of the region, 0 within, 1 right of it, for the mean of two differences. */
  int side(double a, double b) {
    double sum = a == -b ? 0 : a + b;
    if (Math.abs(sum) <= 2 * (rope + tolerance)) {
      return 0;
    }
    return sum > 0 ? 1 : -1;
  }

  /** -1 left of the region, 0 within, 1 right of it. */
  int side(double difference) {
    if (Math.abs(difference) <= rope + tolerance) {
      return 0;
    }
    return difference > 0 ? 1 : -1;
  }
}
