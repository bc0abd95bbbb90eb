package org.graft.stats.distribution;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public record Normal() implements Distribution {
  /** The one standard normal. */
  public static final Normal STANDARD = new Normal();

  private static final NormalDistribution LAW = NormalDistribution.of(0, 1);

  @Override
  public double cdf(double x) {
    Tail.requireNumber(x);
    return LAW.cumulativeProbability(x);
  }

  @Override
  public double survival(double x) {
    Tail.requireNumber(x);
    return LAW.survivalProbability(x);
  }

  @Override
  public double logSurvival(double x) {
    return Tail.log(survival(x), () -> farTail(x));
  }

  @Override
  public double logCdf(double x) {
    return logSurvival(-x);
  }

  /** Density at x. */
  public double density(double x) {
    return LAW.density(x);
  }

  @Override
  public double quantile(double p) {
    return Tail.quantile(LAW, p);
  }

  /** Asymptotic series of Mills' ratio (DLMF 7.12.1), good to 1e-15 beyond x = 35. */
  private static double farTail(double x) {
    double inverse = 1 / (x * x);
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 12; k++) {
      term *= -(2 * k - 1) * inverse;
      sum += term;
    }
    return -0.5 * x * x - Math.log(x) - 0.5 * Math.log(2 * Math.PI) + Math.log(sum);
  }
}
