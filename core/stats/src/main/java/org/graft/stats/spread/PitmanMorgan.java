package org.graft.stats.spread;

import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.StudentT;

/**
 * The Pitman-Morgan test of equal variances of PAIRED samples: variances are equal exactly when
 * sums and differences are uncorrelated.
 *
 * <p>For bivariate normal data; under heavy tails its type I error reaches 25 to 31 %, where {@link
 * SwapPermutation} keeps its level. The Spearman version ranks sums and differences. Answers at any
 * scale. Refuses fewer than three pairs, missing and infinite values, and constant sums or
 * differences.
 *
 * <p>Pitman (1939), doi:<a href="https://doi.org/10.1093/biomet/31.1-2.9">
 * 10.1093/biomet/31.1-2.9</a>; Morgan (1939), doi:<a
 * href="https://doi.org/10.1093/biomet/31.1-2.13">10.1093/biomet/31.1-2.13</a>.
 *
 * @param r correlation of sums with differences; positive says that x varies more
 * @param t its t statistic
 * @param df pairs - 2
 * @param p two-sided
 */
public record PitmanMorgan(double r, double t, double df, PValue p) {
  /** One-sided p against x varying more. */
  public PValue wider() {
    return new StudentT(df).upper(t);
  }

  /** One-sided p against x varying less. */
  public PValue narrower() {
    return new StudentT(df).lower(t);
  }

  /** Pearson's correlation of x + y with x - y. */
  public static PitmanMorgan test(double[] x, double[] y) {
    double[][] rotated = rotated(x, y);
    return of(rotated[0], rotated[1]);
  }

  /** Spearman's correlation of x + y with x - y. */
  public static PitmanMorgan spearman(double[] x, double[] y) {
    double[][] rotated = rotated(x, y);
    return of(Ranks.midRanks(rotated[0], 2), Ranks.midRanks(rotated[1], 2));
  }

  /** Spearman's correlation of x + y with x - y, also where it is exactly 1. */
  public static double spearmanCorrelation(double[] x, double[] y) {
    double[][] rotated = rotated(x, y);
    return correlation(Ranks.midRanks(rotated[0], 2), Ranks.midRanks(rotated[1], 2));
  }

  /** Pearson's correlation of x with y: how much the pairing matters. */
  public static double correlation(double[] x, double[] y) {
    Finite.pairs(x, y, 2);
    double[] a = Finite.unit(x, Finite.exponent(x));
    double[] b = Finite.unit(y, Finite.exponent(y));
    double ss = cross(a, a);
    double tt = cross(b, b);
    if (Moments.constant(a) || Moments.constant(b) || ss == 0 || tt == 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "a correlation needs spread in both of its variables");
    }
    return Math.max(-1, Math.min(1, cross(a, b) / Math.sqrt(ss) / Math.sqrt(tt)));
  }

  private static PitmanMorgan of(double[] sums, double[] differences) {
    double r = correlation(sums, differences);
    double df = sums.length - 2;
    double rest = 1 - r * r;
    if (rest <= Ties.RELATIVE) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "sums and differences are proportional: t is unbounded");
    }
    double t = r * Math.sqrt(df / rest);
    return new PitmanMorgan(r, t, df, new StudentT(df).twoSided(t));
  }

  private static double[][] rotated(double[] x, double[] y) {
    Finite.pairs(x, y, 3);
    int exponent = Finite.exponent(x, y);
    double[] a = TwoSamples.centred(Finite.unit(x, exponent));
    double[] b = TwoSamples.centred(Finite.unit(y, exponent));
    double[] sums = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sums[i] = a[i] + b[i];
    }
    double[] differences = Ties.differences(a, b);
    if (Ties.scale(sums) <= Ties.RELATIVE || Ties.scale(differences) <= Ties.RELATIVE) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the sums or the differences have no spread");
    }
    return new double[][] {sums, differences};
  }

  private static double cross(double[] a, double[] b) {
    double meanA = Moments.mean(a);
    double meanB = Moments.mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum;
  }
}
