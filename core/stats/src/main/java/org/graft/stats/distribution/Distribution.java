package org.graft.stats.distribution;

import org.graft.stats.PValue;

/**
 * A distribution on the real line whose tails are right to about 1e-10 relative, also as logarithms
 * far below the smallest double.
 *
 * <p>Arguments may be infinite; a NaN argument is an error of the caller and is refused.
 */
public sealed interface Distribution
    permits Normal, StudentT, FisherF, ChiSquared, NoncentralT, NoncentralF {
  /** P(X <= x). */
  double cdf(double x);

  /** P(X > x), not by 1 - cdf. */
  double survival(double x);

  /** Natural logarithm of P(X > x). */
  double logSurvival(double x);

  /** Natural logarithm of P(X <= x). */
  double logCdf(double x);

  /** The x with P(X <= x) = p, for p in [0, 1]. */
  double quantile(double p);

  /** P(X > x) as a p-value. */
  default PValue upper(double x) {
    return new PValue(logSurvival(x));
  }

  /** P(X <= x) as a p-value. */
  default PValue lower(double x) {
    return new PValue(logCdf(x));
  }

  /** Twice the smaller tail at x, at most 1. */
  default PValue twoSided(double x) {
    return new PValue(Math.min(0, Math.log(2) + Math.min(logSurvival(x), logCdf(x))));
  }
}
