package org.graft.stats.interval;

import org.graft.stats.Refusal;

/**
 * A two-sided interval.
 *
 * @param low lower limit
 * @param high upper limit, at least {@code low}
 * @param confidence nominal coverage, in (0, 1)
 */
public record Interval(double low, double high, double confidence) {
  /** As JSON has it: {@code [low, high]}. */
  public double[] limits() {
    return new double[] {low, high};
  }

  /** Refuses limits that overflow. */
  static Interval finite(double low, double high, double confidence) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the limits overflow: rescale the scores and try again");
    }
    return new Interval(low, high, confidence);
  }

  /** The share of error on each side. */
  static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "confidence must lie in (0, 1), found " + confidence);
    }
    return (1 - confidence) / 2;
  }
}
