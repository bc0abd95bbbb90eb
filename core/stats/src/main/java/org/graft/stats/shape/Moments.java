package org.graft.stats.shape;

import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Mean and central moments of a sample, computed on a power-of-two scale in two passes, so that
 * neither 1e300 nor subnormals nor a large offset spoil them.
 *
 * @param n number of values
 * @param mean arithmetic mean
 * @param exponent binary exponent of the scale
 * @param m2 mean squared deviation (divisor n), on the scale
 * @param m3 mean cubed deviation, on the scale
 * @param m4 mean fourth power of the deviation, on the scale
 * @param constant whether all values are tied up to round-off
 */
public record Moments(
    int n, double mean, int exponent, double m2, double m3, double m4, boolean constant) {
  /**
   * Moments of {@code values}.
   *
   * @throws Refusal if there are none, or one is NaN or infinite
   */
  public static Moments of(double[] values) {
    return of(values, Ties.scale(values));
  }

  /** As {@link #of(double[])}, with values constant when they are tied on {@code tieScale}. */
  public static Moments of(double[] values, double tieScale) {
    Samples.atLeast(1, values, "a mean");
    Samples.finite(values, "a mean");
    int exponent = Samples.exponent(values);
    double[] x = Samples.scaled(values, exponent);
    double mean = mean(x);
    double[] sums = new double[3];
    double low = x[0];
    double high = x[0];
    for (double value : x) {
      double deviation = value - mean;
      double square = deviation * deviation;
      sums[0] += square;
      sums[1] += square * deviation;
      sums[2] += square * square;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    boolean constant = high - low <= Math.scalb(Ties.RELATIVE * tieScale, -exponent);
    int n = x.length;
    return new Moments(
        n, Math.scalb(mean, exponent), exponent, sums[0] / n, sums[1] / n, sums[2] / n, constant);
  }

  /**
   * Mean of x minus mean of y. A middle value is taken off all before they are summed, so that a
   * large offset does not swallow a small difference. Refused where it overflows.
   */
  public static double meanDifference(double[] x, double[] y) {
    int exponent = Samples.exponent(x, y);
    double[] sx = Samples.scaled(x, exponent);
    double[] sy = Samples.scaled(y, exponent);
    double middle = Samples.middle(sx, sy);
    double difference = of(Samples.less(sx, middle)).mean() - of(Samples.less(sy, middle)).mean();
    return Samples.representable(Math.scalb(difference, exponent))[0];
  }

  /** Two-pass mean of values of moderate size. */
  static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    double first = sum / x.length;
    double rest = 0;
    for (double value : x) {
      rest += value - first;
    }
    return first + rest / x.length;
  }

  /**
   * Standard deviation with divisor n - 1.
   *
   * @throws Refusal if n is 1
   */
  public double sd() {
    return Math.scalb(scaledSd(), exponent);
  }

  /** Standard deviation (divisor n - 1) on the scale of 2 to the {@link #exponent}. */
  public double scaledSd() {
    if (n < 2) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "a standard deviation needs at least 2 values, found " + n);
    }
    return constant ? 0 : Math.sqrt(m2 * n / (n - 1));
  }

  /** Variance with divisor n - 1; refused where it overflows. */
  public double variance() {
    double sd = sd();
    return Samples.representable(sd * sd)[0];
  }

  /** Refuses a sample without spread: {@code what} divides by it. */
  public Moments spread(String what) {
    if (n < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, what + " needs at least 2 values, found " + n);
    }
    if (constant) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, what + " has no value: the values have zero variance");
    }
    return this;
  }
}
