package org.graft.stats.groups;

import org.graft.stats.PValue;
import org.graft.stats.distribution.ChiSquared;
import org.graft.stats.distribution.FisherF;
import org.graft.stats.distribution.Normal;

/** p-values of this package's statistics, whose round-off below 0 counts as 0. */
final class Tail {
  private Tail() {}

  static PValue chiSquared(double x, double df) {
    return new ChiSquared(df).upper(Math.max(0, x));
  }

  static PValue f(double x, double df1, double df2) {
    return new FisherF(df1, df2).upper(Math.max(0, x));
  }

  static double criticalF(double alpha, double df1, double df2) {
    return new FisherF(df1, df2).quantile(1 - alpha);
  }

  static PValue normalTwoSided(double z) {
    return Normal.STANDARD.twoSided(z);
  }
}
