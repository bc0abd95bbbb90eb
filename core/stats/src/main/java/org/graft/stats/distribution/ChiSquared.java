package org.graft.stats.distribution;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The chi-squared distribution.
 *
 * @param df degrees of freedom, positive
 */
public record ChiSquared(double df) implements Distribution {
  /** Checks the degrees of freedom. */
  public ChiSquared {
    Tail.requirePositive(df, "degrees of freedom");
  }

  private ChiSquaredDistribution law() {
    return ChiSquaredDistribution.of(df);
  }

  @Override
  public double cdf(double x) {
    Tail.requireNumber(x);
    return law().cumulativeProbability(x);
  }

  @Override
  public double survival(double x) {
    Tail.requireNumber(x);
    return law().survivalProbability(x);
  }

  @Override
  public double logSurvival(double x) {
    return Tail.log(survival(x), () -> IncompleteGamma.logUpper(df / 2, x / 2));
  }

  @Override
  public double logCdf(double x) {
    return Tail.log(cdf(x), () -> IncompleteGamma.logLower(df / 2, x / 2));
  }

  @Override
  public double quantile(double p) {
    return Tail.quantile(law(), p);
  }
}
