package org.graft.stats;

/**
 * When two doubles count as equal: round-off must neither break ties nor make zeros differ.
 *
 * <p>Differences of scores carry round-off of the order of an ulp of the scores, so 0.3 - 0.2 and
 * 0.7 - 0.6 are ties. Values are tied when they lie within {@link #RELATIVE} times the largest
 * finite magnitude that went into them (the scale).
 */
public final class Ties {
  /** Relative tolerance, in units of the scale. */
  public static final double RELATIVE = 1e-12;

  private Ties() {}

  /** The largest finite magnitude in the arrays; 0 when there is none. */
  public static double scale(double[]... arrays) {
    double scale = 0;
    for (double[] array : arrays) {
      for (double value : array) {
        if (Math.abs(value) > scale && Double.isFinite(value)) {
          scale = Math.abs(value);
        }
      }
    }
    return scale;
  }

  /**
   * Differences {@code x[i] - y[i]} with round-off zeros set to exactly 0; two equal infinities
   * differ by 0.
   */
  public static double[] differences(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "paired samples need equal lengths, found " + x.length + " and " + y.length);
    }
    double tolerance = RELATIVE * scale(x, y);
    double[] d = new double[x.length];
    for (int i = 0; i < d.length; i++) {
      double difference = x[i] == y[i] ? 0 : x[i] - y[i];
      d[i] = Math.abs(difference) <= tolerance ? 0 : difference;
    }
    return d;
  }

  /** Whether {@code a} and {@code b} are tied on a scale. */
  public static boolean tied(double a, double b, double scale) {
    return a == b || Math.abs(a - b) <= RELATIVE * scale;
  }
}
