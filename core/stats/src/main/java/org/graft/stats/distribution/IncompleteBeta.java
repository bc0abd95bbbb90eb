package org.graft.stats.distribution;

import org.apache.commons.math3.special.Beta;

/**
 * Logarithm of the regularised incomplete beta function.
 *
 * <p>Continued fraction of Didonato and Morris (1992), DOI 10.1145/131766.131776, evaluated by
 * Lentz's method; the power prefix stays a logarithm, so the result does not underflow.
 */
final class IncompleteBeta {
  private static final double TINY = 1e-300;
  private static final int LIMIT = 5_000_000;

  private IncompleteBeta() {}

  /**
   * ln I_x(a, b).
   *
   * @param logX ln x
   * @param logY ln (1 - x)
   */
  static double log(double logX, double logY, double a, double b) {
    double x = Math.exp(logX);
    if (x > (a + 1) / (a + b + 2)) {
      return Math.log1p(-Math.exp(direct(logY, logX, b, a)));
    }
    return direct(logX, logY, a, b);
  }

  private static double direct(double logX, double logY, double a, double b) {
    if (logX == Double.NEGATIVE_INFINITY) {
      return logX;
    }
    return a * logX + b * logY - Beta.logBeta(a, b) - Math.log(a) + Math.log(fraction(logX, a, b));
  }

  private static double fraction(double logX, double a, double b) {
    double x = Math.exp(logX);
    double c = 1;
    double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < LIMIT; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
      d = 1 / nonzero(1 + even * d);
      c = nonzero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
      d = 1 / nonzero(1 + odd * d);
      c = nonzero(1 + odd / c);
      double step = d * c;
      value *= step;
      if (Math.abs(step - 1) < 1e-15) {
        return value;
      }
    }
    throw new ArithmeticException("incomplete beta did not converge at a=" + a + ", b=" + b);
  }

  private static double nonzero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
