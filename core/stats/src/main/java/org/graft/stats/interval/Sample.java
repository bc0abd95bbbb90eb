package org.graft.stats.interval;

import org.graft.stats.Refusal;

/** The door of methods that need finite scores. */
final class Sample {
  private Sample() {}

  /** {@code values} itself, with at least {@code atLeast} scores, none missing or infinite. */
  static double[] finite(double[] values, int atLeast) {
    if (values.length < atLeast) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "needs at least " + atLeast + " scores, found " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "the score at index " + i + " is missing (NaN)");
      }
      if (Double.isInfinite(values[i])) {
        throw new Refusal(Refusal.Reason.NOT_FINITE, "the score at index " + i + " is infinite");
      }
    }
    return values;
  }
}
