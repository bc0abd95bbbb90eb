package org.graft.stats.groups;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.graft.stats.PValue;

/** Upper tails of the reference distributions of this package. */
final class Tail {
  private Tail() {}

  static PValue chiSquared(double x, double df) {
    return PValue.of(ChiSquaredDistribution.of(df).survivalProbability(Math.max(0, x)));
  }

  static PValue f(double x, double df1, double df2) {
    return PValue.of(FDistribution.of(df1, df2).survivalProbability(Math.max(0, x)));
  }

  static double criticalF(double alpha, double df1, double df2) {
    return FDistribution.of(df1, df2).inverseSurvivalProbability(alpha);
  }

  static PValue normalTwoSided(double z) {
    return new PValue(Math.min(0, Math.log(2) + NormalRange.logCdf(-Math.abs(z))));
  }
}
