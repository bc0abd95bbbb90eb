package org.graft.stats;

/**
 * A confidence or credible interval.
 *
 * @param low lower end; may be -infinity where nothing bounds it
 * @param high upper end; may be infinity where nothing bounds it
 */
public record Interval(double low, double high) {
  /** Checks the order of the ends. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval needs low <= high: " + low + ", " + high);
    }
  }

  /** Lower and upper end. */
  public double[] toArray() {
    return new double[] {low, high};
  }
}
