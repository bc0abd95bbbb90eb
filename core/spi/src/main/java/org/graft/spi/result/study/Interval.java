package org.graft.spi.result.study;

/**
 * A two-sided interval.
 *
 * @param low lower end; -infinity where nothing bounds it
 * @param high upper end, at least {@code low}; infinity where nothing bounds it
 * @param confidence nominal coverage, in (0, 1)
 * @param method how it was made, as a reader of the report should see it: {@code BCa bootstrap,
 *     10,000 resamples}
 */
public record Interval(double low, double high, double confidence, String method) {
  /** Checks the order of the ends. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval needs low <= high: " + low + ", " + high);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie in (0, 1), found " + confidence);
    }
  }

  /** Whether {@code value} lies in it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Upper less lower end. */
  public double width() {
    return high - low;
  }
}
