package org.graft.stats.spread;

import org.graft.stats.Finite;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.ChiSquared;
import org.graft.stats.distribution.Normal;

/**
 * The Fligner-Killeen test of equal spread of independent groups, median-centred: normal scores of
 * the ranked absolute deviations. The most robust of the classical tests to non-normality.
 *
 * <p>Deviations are differences, so equal ones may differ by round-off: {@link RoundOff#TIED} ties
 * them, {@link RoundOff#KEPT} reproduces R and SciPy digit for digit. Asymptotic chi squared.
 * Refuses fewer than two groups, groups of fewer than two, missing and infinite values, and
 * deviations that are all tied.
 *
 * <p>Fligner, Killeen (1976), doi:<a
 * href="https://doi.org/10.1080/01621459.1976.10481517">10.1080/01621459.1976.10481517</a>;
 * Conover, Johnson, Johnson (1981), doi:<a
 * href="https://doi.org/10.1080/00401706.1981.10487680">10.1080/00401706.1981.10487680</a>.
 */
public final class FlignerKilleen {
  private FlignerKilleen() {}

  /**
   * A test result.
   *
   * @param chi2 the statistic
   * @param df groups - 1
   * @param p upper tail of chi squared
   */
  public record Result(double chi2, double df, PValue p) {}

  /** Tests groups of any sizes. */
  public static Result test(double[][] groups, RoundOff roundOff) {
    Finite.groups(groups, 2);
    double[] scores = scores(groups, roundOff);
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double variance = 0;
    for (double score : scores) {
      variance += (score - mean) * (score - mean) / (scores.length - 1);
    }
    if (variance <= Ties.RELATIVE) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all absolute deviations are tied");
    }
    double chi2 = 0;
    int from = 0;
    for (double[] group : groups) {
      double sum = 0;
      for (int i = 0; i < group.length; i++) {
        sum += scores[from + i];
      }
      double off = sum / group.length - mean;
      chi2 += group.length * off * off / variance;
      from += group.length;
    }
    double df = groups.length - 1;
    return new Result(chi2, df, new ChiSquared(df).upper(chi2));
  }

  private static double[] scores(double[][] groups, RoundOff roundOff) {
    int exponent = Finite.exponent(groups);
    double[] deviations = new double[0];
    for (double[] group : groups) {
      deviations =
          TwoSamples.joined(deviations, Center.MEDIAN.deviations(Finite.unit(group, exponent)));
    }
    double[] scores = roundOff.ranks(deviations, 2);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Normal.STANDARD.quantile(0.5 + scores[i] / (2 * (scores.length + 1.0)));
    }
    return scores;
  }
}
