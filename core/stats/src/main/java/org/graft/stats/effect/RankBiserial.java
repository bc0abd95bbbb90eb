package org.graft.stats.effect;

import org.graft.stats.distribution.Normal;
import org.graft.stats.location.Differences;
import org.graft.stats.location.SignedRank;
import org.graft.stats.location.ZeroPolicy;

/**
 * The matched-pairs rank-biserial correlation (King and Minium 2008; Kerby 2014, DOI
 * 10.2466/11.IT.3.1): the share of rank sum in favour minus the share against, zeros dropped.
 *
 * @param value in [-1, 1]
 * @param used number of non-zero differences
 */
public record RankBiserial(double value, int used) {
  /** Of at least 2 pairs of which one differs. */
  public static RankBiserial of(Differences differences) {
    SignedRank ranks = SignedRank.of(differences, ZeroPolicy.WILCOX);
    return new RankBiserial(ranks.rankBiserial(), ranks.used());
  }

  /** Interval by Fisher's z with the null standard error; refused at -1 and 1. */
  public double[] interval(double confidence) {
    double n = used;
    double error = Math.sqrt((2 * n + 1) * 2 / (3 * n * (n + 1)));
    return fisherInterval(value, error, confidence);
  }

  /** tanh(atanh(correlation) +- z error). */
  static double[] fisherInterval(double correlation, double error, double confidence) {
    Dominance.requireInside(correlation);
    double middle = 0.5 * (Math.log1p(correlation) - Math.log1p(-correlation));
    double half = Normal.STANDARD.quantile(0.5 + confidence / 2) * error;
    return new double[] {Math.tanh(middle - half), Math.tanh(middle + half)};
  }
}
