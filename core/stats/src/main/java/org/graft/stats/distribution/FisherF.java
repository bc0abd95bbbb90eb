package org.graft.stats.distribution;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Fisher's F distribution.
 *
 * @param df1 numerator degrees of freedom, positive
 * @param df2 denominator degrees of freedom, positive
 */
public record FisherF(double df1, double df2) implements Distribution {
  /** Checks the degrees of freedom. */
  public FisherF {
    Tail.requirePositive(df1, "numerator degrees of freedom");
    Tail.requirePositive(df2, "denominator degrees of freedom");
  }

  private FDistribution law() {
    return FDistribution.of(df1, df2);
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
    return Tail.log(survival(x), () -> logBeta(-1, x, df2 / 2, df1 / 2));
  }

  @Override
  public double logCdf(double x) {
    return x <= 0
        ? Double.NEGATIVE_INFINITY
        : Tail.log(cdf(x), () -> logBeta(1, x, df1 / 2, df2 / 2));
  }

  @Override
  public double quantile(double p) {
    return Tail.quantile(law(), p);
  }

  /** ln I_{r/(1+r)}(a, b) with r the ratio df1 x / df2, or its inverse when sign is -1. */
  private double logBeta(int sign, double x, double a, double b) {
    double logRatio = sign * (Math.log(df1) + Math.log(x) - Math.log(df2));
    double log1pRatio = logRatio > 36 ? logRatio : Math.log1p(Math.exp(logRatio));
    return IncompleteBeta.log(logRatio - log1pRatio, -log1pRatio, a, b);
  }
}
