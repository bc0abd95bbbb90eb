package org.graft.stats.design;

import org.apache.commons.math3.special.Gamma;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * The smallest two-sided p that an exact test can reach, whatever the data: a design that cannot
 * reach alpha cannot reject.
 *
 * <p>Closed forms: one arrangement per tail out of all equally likely ones. See Phipson, Smyth
 * (2010), doi:<a href="https://doi.org/10.2202/1544-6115.1585">10.2202/1544-6115.1585</a>.
 */
public final class SmallestP {
  private SmallestP() {}

  /**
   * Of the sign-flip, signed-rank, sign and paired swap tests with {@code n} untied pairs: {@code
   * 2^(1 - n)}.
   */
  public static PValue paired(int n) {
    if (n < 1) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "needs at least 1 pair, found " + n);
    }
    return new PValue((1 - n) * Math.log(2));
  }

  /** Of the Mann-Whitney and two-sample permutation tests: {@code 2 / C(m + n, m)}, at most 1. */
  public static PValue unpaired(int m, int n) {
    if (m < 1 || n < 1) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "needs at least 1 per sample, found " + m + " and " + n);
    }
    return new PValue(Math.min(0, Math.log(2) - logChoose((long) m + n, m)));
  }

  /** The fewest pairs whose smallest p lies at or below {@code alpha}. */
  public static int pairsNeeded(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "alpha must lie in (0, 1), found " + alpha);
    }
    int n = 1;
    while (Math.scalb(1.0, 1 - n) > alpha) {
      n++;
    }
    return n;
  }

  private static double logChoose(long n, int k) {
    if (n <= 60) {
      double choose = 1;
      for (int i = 1; i <= k; i++) {
        choose = choose * (n - k + i) / i;
      }
      return Math.log(Math.rint(choose));
    }
    return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }
}
