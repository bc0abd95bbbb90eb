package org.graft.reports.figure;

import org.graft.spi.result.study.Estimate;

/** The smallest and the largest of values that are to stand on one axis. */
final class Range {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /** Takes values in; what is not finite is passed over. */
  Range add(double... values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return this;
  }

  /** Takes in an estimate and its interval. */
  Range add(Estimate estimate) {
    add(estimate.orNaN());
    estimate.interval().ifPresent(i -> add(i.low(), i.high()));
    return this;
  }

  /** Whether nothing was taken in. */
  boolean empty() {
    return low > high;
  }

  /** The smallest; 0 where there is none. */
  double low() {
    return empty() ? 0 : low;
  }

  /** The largest; 1 where there is none. */
  double high() {
    return empty() ? 1 : high;
  }
}
