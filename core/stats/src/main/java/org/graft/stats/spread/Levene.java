package org.graft.stats.spread;

import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.FisherF;

/**
 * Levene's test of equal spread of independent groups; with the median as centre, the
 * Brown-Forsythe test, which keeps its level under skew and heavy tails.
 *
 * <p>An analysis of variance of absolute deviations from each group's centre. It ignores pairing.
 * Answers at any scale (values are rescaled before squaring). Refuses fewer than two groups, groups
 * of fewer than two, missing and infinite values, and deviations that do not vary within any group
 * (constants; groups of two).
 *
 * <p>Levene (1960), in Contributions to Probability and Statistics, Stanford; Brown, Forsythe
 * (1974), doi:<a
 * href="https://doi.org/10.1080/01621459.1974.10482955">10.1080/01621459.1974.10482955</a>.
 */
public final class Levene {
  private Levene() {}

  /**
   * A test result.
   *
   * @param w the F statistic of the deviations
   * @param df1 groups - 1
   * @param df2 values - groups
   * @param p upper tail
   */
  public record Result(double w, double df1, double df2, PValue p) {}

  /** Tests groups of any sizes. */
  public static Result test(double[][] groups, Center center) {
    Finite.groups(groups, 2);
    int exponent = Finite.exponent(groups);
    double[][] deviations = new double[groups.length][];
    double total = 0;
    double within = 0;
    int count = 0;
    for (int g = 0; g < groups.length; g++) {
      deviations[g] = center.deviations(Finite.unit(groups[g], exponent));
      for (double deviation : deviations[g]) {
        total += deviation;
      }
      within += Moments.squares(deviations[g]);
      count += deviations[g].length;
    }
    if (Math.sqrt(within / count) <= Ties.RELATIVE) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "absolute deviations do not vary within any group");
    }
    double between = 0;
    for (double[] group : deviations) {
      double off = Moments.mean(group) - total / count;
      between += group.length * off * off;
    }
    double df1 = groups.length - 1;
    double df2 = count - groups.length;
    double w = between / df1 / (within / df2);
    return new Result(w, df1, df2, new FisherF(df1, df2).upper(w));
  }
}
