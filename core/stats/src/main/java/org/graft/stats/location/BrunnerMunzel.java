package org.graft.stats.location;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Normal;
import org.graft.stats.distribution.StudentT;
import org.graft.stats.shape.Samples;

/**
 * The Brunner-Munzel test that P(x < y) + P(x = y) / 2 is one half, for unequal spreads and ties
 * (Brunner and Munzel 2000, DOI 10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U; t
 * approximation of Neubert and Brunner 2007, DOI 10.1016/j.csda.2006.05.024).
 *
 * <p>Each sample needs 2 values. Samples that do not overlap, or that are all tied, have no rank
 * variance and are refused. Infinities are ranked, NaN refused.
 *
 * @param statistic positive when y tends to be larger
 * @param df Satterthwaite degrees of freedom
 * @param probability estimate of P(x < y) + P(x = y) / 2
 * @param standardError standard error of the probability
 */
public record BrunnerMunzel(double statistic, double df, double probability, double standardError) {
  /** Tests two independent samples. */
  public static BrunnerMunzel test(double[] x, double[] y) {
    Samples.present(Samples.atLeast(2, x, "each sample"), "a Brunner-Munzel test");
    Samples.present(Samples.atLeast(2, y, "each sample"), "a Brunner-Munzel test");
    double nx = x.length;
    double ny = y.length;
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    double scale = Ties.scale(pooled);
    double[] ranks = Ranks.midRanks(pooled, scale);
    double[] placementsX = placements(ranks, 0, Ranks.midRanks(x, scale));
    double[] placementsY = placements(ranks, x.length, Ranks.midRanks(y, scale));
    double varianceX = variance(placementsX) / (ny * ny);
    double varianceY = variance(placementsY) / (nx * nx);
    double squaredError = varianceX / nx + varianceY / ny;
    if (!(squaredError > 0)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT,
          "Brunner-Munzel has no value: the samples do not overlap or are all tied");
    }
    double probability = Arrays.stream(placementsY).average().orElseThrow() / nx;
    double error = Math.sqrt(squaredError);
    double df =
        squaredError
            * squaredError
            / (Math.pow(varianceX / nx, 2) / (nx - 1) + Math.pow(varianceY / ny, 2) / (ny - 1));
    return new BrunnerMunzel((probability - 0.5) / error, df, probability, error);
  }

  /** Two-sided p by the t approximation. */
  public PValue p() {
    return new StudentT(df).twoSided(statistic);
  }

  /** Two-sided p by the normal approximation, for large samples only. */
  public PValue pNormal() {
    return Normal.STANDARD.twoSided(statistic);
  }

  /** One-sided p against larger x, by the t approximation. */
  public PValue greater() {
    return new StudentT(df).lower(statistic);
  }

  /** One-sided p against smaller x, by the t approximation. */
  public PValue less() {
    return new StudentT(df).upper(statistic);
  }

  /** Interval of the probability, cut at 0 and 1. */
  public double[] interval(double confidence) {
    double half = new StudentT(df).quantile(0.5 + confidence / 2) * standardError;
    return new double[] {Math.max(0, probability - half), Math.min(1, probability + half)};
  }

  /** How many values of the other sample lie below each value, ties counting half. */
  private static double[] placements(double[] pooled, int offset, double[] within) {
    double[] placements = new double[within.length];
    for (int i = 0; i < placements.length; i++) {
      placements[i] = pooled[offset + i] - within[i];
    }
    return placements;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return sum / (values.length - 1);
  }
}
