package org.graft.stats.spread;

import org.graft.stats.Moments;

/** What deviations are taken from. */
public enum Center {
  /** The arithmetic mean. */
  MEAN,
  /** The sample median. */
  MEDIAN;

  double of(double[] values) {
    return this == MEAN ? Moments.mean(values) : Moments.median(values);
  }

  /** Absolute deviations of each group from its own centre. */
  double[] deviations(double[] values) {
    double centre = of(values);
    double[] deviations = new double[values.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.abs(values[i] - centre);
    }
    return deviations;
  }
}
