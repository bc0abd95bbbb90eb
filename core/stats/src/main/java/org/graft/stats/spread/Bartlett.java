package org.graft.stats.spread;

import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.ChiSquared;

/**
 * Bartlett's test of equal variances of independent normal groups.
 *
 * <p>Most powerful under normality and useless without it: heavy tails alone make it reject.
 * Answers at any scale. Refuses fewer than two groups, groups of fewer than two, missing and
 * infinite values, and a constant group (its log variance has no value).
 *
 * <p>Bartlett (1937), doi:<a
 * href="https://doi.org/10.1098/rspa.1937.0109">10.1098/rspa.1937.0109</a>.
 */
public final class Bartlett {
  private Bartlett() {}

  /**
   * A test result.
   *
   * @param k2 Bartlett's K squared
   * @param df groups - 1
   * @param p upper tail of chi squared
   */
  public record Result(double k2, double df, PValue p) {}

  /** Tests groups of any sizes. */
  public static Result test(double[][] groups) {
    Finite.groups(groups, 2);
    double[] logVariances = new double[groups.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < groups.length; g++) {
      if (Moments.constant(groups[g])) {
        throw new Refusal(Refusal.Reason.CONSTANT, "groups[" + g + "] is constant");
      }
      int exponent = Finite.exponent(groups[g]);
      double variance = Moments.variance(Finite.unit(groups[g], exponent));
      logVariances[g] = Math.log(variance) + 2 * exponent * Math.log(2);
      largest = Math.max(largest, logVariances[g]);
    }
    double pooled = 0;
    double logs = 0;
    double inverses = 0;
    double total = 0;
    for (int g = 0; g < groups.length; g++) {
      double df = groups[g].length - 1;
      pooled += df * Math.exp(logVariances[g] - largest);
      logs += df * (logVariances[g] - largest);
      inverses += 1 / df;
      total += df;
    }
    double df = groups.length - 1;
    double correction = 1 + (inverses - 1 / total) / (3 * df);
    double k2 = Math.max(0, (total * Math.log(pooled / total) - logs) / correction);
    return new Result(k2, df, new ChiSquared(df).upper(k2));
  }
}
