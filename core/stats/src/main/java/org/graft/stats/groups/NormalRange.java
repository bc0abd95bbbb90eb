package org.graft.stats.groups;

import org.graft.stats.distribution.Normal;

/**
 * The range of {@code k} independent standard normal variables: both tails, on the log scale.
 *
 * <p>With z the largest of the k, P(R <= w) = k times the integral of phi(z) [Phi(z) - Phi(z -
 * w)]^(k-1) (Hartley 1942, Biometrika 32:334-348, doi:10.2307/2332132). The upper tail is
 * integrated by itself, as k phi(z) {Phi(z)^(k-1) - [Phi(z) - Phi(z - w)]^(k-1)}, so it never comes
 * from 1 - cdf.
 */
final class NormalRange {
  private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
  private static final double STEP = 0.125;

  private NormalRange() {}

  /** log P(R <= w) for w > 0. */
  static double logCdf(int k, double w) {
    double step = Math.min(STEP, 1 / Math.sqrt(k));
    double log = LineIntegral.log(z -> logDensity(z) + (k - 1) * logBetween(z - w, z), w / 2, step);
    return Math.min(0, Math.log(k) + log);
  }

  /** log P(R > w) for w > 0. */
  static double logSurvival(int k, double w) {
    int m = k - 1;
    double step = Math.min(STEP, 1 / Math.sqrt(k));
    double log =
        LineIntegral.log(
            z -> {
              double logLargest = logCdf(z);
              double ratio = logCdf(z - w) - logLargest;
              return logDensity(z) + m * logLargest + logMissing(m, ratio);
            },
            w / 2,
            step);
    return Math.min(0, Math.log(k) + log);
  }

  /** log(1 - (1 - e^logRatio)^m), also where e^logRatio underflows. */
  private static double logMissing(int m, double logRatio) {
    if (logRatio < -40) {
      return Math.log(m) + logRatio;
    }
    return logRatio >= 0 ? 0 : Math.log(-Math.expm1(m * Math.log1p(-Math.exp(logRatio))));
  }

  private static double logDensity(double z) {
    return -0.5 * z * z - LOG_SQRT_2PI;
  }

  /** log Phi(z), to full relative precision in both tails. */
  private static double logCdf(double z) {
    return z > 0 ? Math.log1p(-Normal.STANDARD.survival(z)) : Normal.STANDARD.logCdf(z);
  }

  /** log(Phi(b) - Phi(a)) for a < b, without cancellation in the tails or for close arguments. */
  private static double logBetween(double a, double b) {
    double middle = (a + b) / 2;
    double half = (b - a) / 2;
    if (half * Math.max(1, Math.abs(middle)) < 0.01) {
      double m2 = middle * middle;
      double second = (m2 - 1) / 6;
      double fourth = (m2 * m2 - 6 * m2 + 3) / 120;
      double h2 = half * half;
      return logDensity(middle) + Math.log(2 * half * (1 + h2 * (second + h2 * fourth)));
    }
    if (a > 0) {
      return logBetween(-b, -a);
    }
    double logB = logCdf(b);
    return logB + Math.log(-Math.expm1(logCdf(a) - logB));
  }
}
