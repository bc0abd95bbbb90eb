package org.graft.stats.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * Logarithms of the regularised incomplete gamma functions far in their tails.
 *
 * <p>Series and continued fraction as in DLMF 8.11.4 and 8.9.2 (https://dlmf.nist.gov/8).
 */
final class IncompleteGamma {
  private static final int LIMIT = 5_000_000;

  private IncompleteGamma() {}

  /** ln Q(a, x) for x > a + 1. */
  static double logUpper(double a, double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double value = d;
    for (int i = 1; i < LIMIT; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / (an * d + b);
      c = b + an / c;
      double step = c * d;
      value *= step;
      if (Math.abs(step - 1) < 1e-15) {
        break;
      }
    }
    return a * Math.log(x) - x - Gamma.logGamma(a) + Math.log(value);
  }

  /** ln P(a, x) for x < a + 1. */
  static double logLower(double a, double x) {
    if (x <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double term = 1 / a;
    double sum = term;
    for (int i = 1; i < LIMIT && term > sum * 1e-17; i++) {
      term *= x / (a + i);
      sum += term;
    }
    return a * Math.log(x) - x - Gamma.logGamma(a) + Math.log(sum);
  }
}
