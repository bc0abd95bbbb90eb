package org.graft.stats.distribution;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t distribution.
 *
 * @param df degrees of freedom, positive, not necessarily whole, infinite for the normal
 */
public record StudentT(double df) implements Distribution {
  /** Checks the degrees of freedom. */
  public StudentT {
    Tail.requirePositive(df, "degrees of freedom");
  }

  private TDistribution law() {
    return TDistribution.of(df);
  }

  @Override
  public double cdf(double x) {
    Tail.requireNumber(x);
    return law().cumulativeProbability(x);
  }

  @Override
  public double survival(double x) {
    return cdf(-x);
  }

  @Override
  public double logSurvival(double x) {
    if (df > 1e14) {
      return Normal.STANDARD.logSurvival(x);
    }
    return Tail.log(survival(x), () -> farTail(x));
  }

  @Override
  public double logCdf(double x) {
    return logSurvival(-x);
  }

  @Override
  public double quantile(double p) {
    return Tail.quantile(law(), p);
  }

  /** ln of half of I_{df/(df+x^2)}(df/2, 1/2), for large positive x. */
  private double farTail(double x) {
    double logSquare = 2 * Math.log(x) - Math.log(df);
    double log1pSquare = logSquare > 36 ? logSquare : Math.log1p(Math.exp(logSquare));
    return IncompleteBeta.log(-log1pSquare, logSquare - log1pSquare, df / 2, 0.5) - Math.log(2);
  }
}
