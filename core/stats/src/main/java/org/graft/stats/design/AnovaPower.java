package org.graft.stats.design;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.FisherF;

/**
 * Power of the one-way analysis of variance with equal groups, by the noncentral F.
 *
 * <p>The effect is Cohen's f: the standard deviation of the group means over the standard deviation
 * within groups. The noncentral F is summed over its Poisson mixture from the mode outwards.
 *
 * <p>Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, doi:<a
 * href="https://doi.org/10.4324/9780203771587">10.4324/9780203771587</a>.
 */
public final class AnovaPower {
  private static final double NEGLIGIBLE = 1e-17;
  private static final double MOST_NONCENTRALITY = 1e6;

  private AnovaPower() {}

  /** Probability of rejecting with {@code groups} groups of {@code n} at level {@code alpha}. */
  public static double power(int groups, double n, double f, double alpha) {
    if (groups < 2 || !(n > 1)) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "needs at least 2 groups of more than 1, found " + groups + " groups of " + n);
    }
    if (!(alpha > 0 && alpha < 1) || !(f >= 0 && Double.isFinite(f))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "alpha must lie in (0, 1) and f be >= 0, found " + alpha + " and " + f);
    }
    double noncentrality = f * f * groups * n;
    if (noncentrality > MOST_NONCENTRALITY) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "noncentrality above 1e6: power is 1 for any purpose");
    }
    double df1 = groups - 1;
    double df2 = groups * (n - 1);
    return noncentralSurvival(FisherF.upperQuantile(alpha, df1, df2), df1, df2, noncentrality);
  }

  /** Upper tail of the noncentral F. */
  static double noncentralSurvival(double x, double df1, double df2, double noncentrality) {
    double half = noncentrality / 2;
    double y = df2 / (df2 + df1 * x);
    long mode = (long) half;
    double sum = 0;
    for (long j = mode; ; j++) {
      double weight = poisson(j, half);
      sum += weight * Beta.regularizedBeta(y, df2 / 2, df1 / 2 + j);
      if (weight < NEGLIGIBLE) {
        break;
      }
    }
    for (long j = mode - 1; j >= 0; j--) {
      double weight = poisson(j, half);
      sum += weight * Beta.regularizedBeta(y, df2 / 2, df1 / 2 + j);
      if (weight < NEGLIGIBLE) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  private static double poisson(long count, double mean) {
    if (mean == 0) {
      return count == 0 ? 1 : 0;
    }
    return Math.exp(count * Math.log(mean) - mean - Gamma.logGamma(count + 1.0));
  }
}
