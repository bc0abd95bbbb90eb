package org.graft.stats.shape;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Shapiro-Wilk test of normality: Royston's approximation (1992, DOI 10.1007/BF01891203; algorithm
 * AS R94, 1995, DOI 10.2307/2986146), written from the papers.
 *
 * <p>n below 3, constants, NaN and infinities are refused, and n above 5000, where the
 * approximation was not calibrated. Ties stay.
 *
 * @param w the statistic, in (0, 1]
 * @param p probability of a smaller W under normality
 */
public record ShapiroWilk(double w, PValue p) {
  private static final double[] LAST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
  private static final double[] NEXT = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
  private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
  private static final double[] SMALL_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] LARGE_SD = {-0.4803, -0.082676, 0.0030302};
  private static final double[] BOUND = {-2.273, 0.459};

  /** Tests {@code values}, in any order. */
  public static ShapiroWilk test(double[] values) {
    Samples.atLeast(3, values, "Shapiro-Wilk");
    if (values.length > 5000) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE,
          "Shapiro-Wilk is calibrated for up to 5000 values, found " + values.length);
    }
    Moments moments = Moments.of(values).spread("Shapiro-Wilk");
    double[] x = Samples.scaled(values, moments.exponent());
    Arrays.sort(x);
    double[] a = weights(x.length);
    double mean = Moments.mean(x);
    double slope = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      slope += a[i] * (x[i] - mean);
      squares += (x[i] - mean) * (x[i] - mean);
    }
    double w = Math.min(1, slope * slope / squares);
    return new ShapiroWilk(w, significance(w, x.length));
  }

  /** Antisymmetric weights of unit length for the ordered values. */
  private static double[] weights(int n) {
    double[] m = new double[n];
    for (int i = 0; i < n; i++) {
      m[i] = Normal.STANDARD.quantile((i + 1 - 0.375) / (n + 0.25));
    }
    double[] a = new double[n];
    if (n == 3) {
      a[2] = Math.sqrt(0.5);
      a[0] = -a[2];
      return a;
    }
    double squares = Arrays.stream(m).map(v -> v * v).sum();
    double root = 1 / Math.sqrt(n);
    int fitted = n > 5 ? 2 : 1;
    double left = squares - 2 * m[n - 1] * m[n - 1];
    a[n - 1] = m[n - 1] / Math.sqrt(squares) + polynomial(LAST, root);
    double share = 1 - 2 * a[n - 1] * a[n - 1];
    if (fitted == 2) {
      a[n - 2] = m[n - 2] / Math.sqrt(squares) + polynomial(NEXT, root);
      left -= 2 * m[n - 2] * m[n - 2];
      share -= 2 * a[n - 2] * a[n - 2];
    }
    double factor = Math.sqrt(left / share);
    for (int i = fitted; i < n - fitted; i++) {
      a[i] = m[i] / factor;
    }
    for (int i = 0; i < fitted; i++) {
      a[i] = -a[n - 1 - i];
    }
    return a;
  }

  private static PValue significance(double w, int n) {
    if (n == 3) {
      return PValue.of(
          Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75)))));
    }
    double y = Math.log1p(-w);
    if (y == Double.NEGATIVE_INFINITY) {
      return PValue.of(1);
    }
    if (n > 11) {
      double log = Math.log(n);
      return Normal.STANDARD.upper(
          (y - polynomial(LARGE_MEAN, log)) / Math.exp(polynomial(LARGE_SD, log)));
    }
    double bound = polynomial(BOUND, n);
    if (y >= bound) {
      return PValue.of(1e-99);
    }
    return Normal.STANDARD.upper(
        (-Math.log(bound - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SD, n)));
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
