package org.graft.engine.study.analysis;

import org.graft.spi.result.study.Estimate;
import org.graft.stats.interval.TInterval;

/** Means with t intervals. */
public final class Means {
  private Means() {}

  /**
   * The mean of independent values.
   *
   * @param values one a unit
   * @param confidence nominal coverage of its interval, in (0, 1)
   * @param units what they are, in words
   */
  public static Estimate of(double[] values, double confidence, String units) {
    return Attempt.number(
        () -> TInterval.of(values).mean(),
        () ->
            Attempt.interval(
                TInterval.of(values).interval(confidence).limits(),
                confidence,
                "t interval over " + units));
  }
}
