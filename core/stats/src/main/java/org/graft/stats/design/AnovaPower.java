package org.graft.stats.design;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.FisherF;
import org.graft.stats.distribution.NoncentralF;

/**
 * Power of the one-way analysis of variance with equal groups, by the noncentral F.
 *
 * <p>The effect is Cohen's f: the standard deviation of the group means over the standard deviation
 * within groups.
 *
 * <p>Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, doi:<a
 * href="https://doi.org/10.4324/9780203771587">10.4324/9780203771587</a>.
 */
public final class AnovaPower {
  private static final double MOST_NONCENTRALITY = 1e6;
  private static final double MOST_SIZE = 1e7;

  private AnovaPower() {}

  /** Probability of rejecting with {@code groups} groups of {@code n} at level {@code alpha}. */
  public static double power(int groups, double n, double f, double alpha) {
    if (groups < 2 || !(n > 1)) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "needs at least 2 groups of more than 1, found " + groups + " groups of " + n);
    }
    Level.check(alpha);
    if (!(f >= 0 && Double.isFinite(f))) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "f must be >= 0 and finite, found " + f);
    }
    double noncentrality = f * f * groups * n;
    if (noncentrality > MOST_NONCENTRALITY) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "noncentrality above 1e6: power is 1 for any purpose");
    }
    double df1 = groups - 1;
    double df2 = groups * (n - 1);
    double critical = new FisherF(df1, df2).quantile(1 - alpha);
    return new NoncentralF(df1, df2, noncentrality).survival(critical);
  }

  /** The fractional group size that reaches {@code power}; round up. */
  public static double sampleSize(int groups, double f, double alpha, double power) {
    if (!(power > alpha && power < 1) || !(f > 0)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "needs alpha < power < 1 and f > 0, found power " + power + " and f " + f);
    }
    double most = Math.min(MOST_SIZE, MOST_NONCENTRALITY / (f * f * groups));
    double least = 2;
    if (most <= least || power(groups, least, f, alpha) > power) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "f = " + f + " is found by any two values per group");
    }
    double enough = 4;
    while (power(groups, enough, f, alpha) < power) {
      if (enough == most) {
        throw new Refusal(
            Refusal.Reason.TOO_LARGE, "f = " + f + " needs over 1e7 values per group");
      }
      enough = Math.min(most, 2 * enough);
    }
    return new BrentSolver(1e-12, 1e-12)
        .solve(300, n -> power(groups, n, f, alpha) - power, least, enough);
  }
}
