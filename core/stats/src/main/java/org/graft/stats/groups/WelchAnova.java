package org.graft.stats.groups;

import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Welch's analysis of variance, for groups whose variances differ (Welch 1951,
 * doi:10.1093/biomet/38.3-4.330).
 *
 * <p>Every group needs two scores and some spread; otherwise refused (too-few, constant).
 *
 * @param statistic F
 * @param df1 k - 1
 * @param df2 fractional degrees of freedom within
 */
public record WelchAnova(double statistic, double df1, double df2) {
  /** From the groups' means and variances. */
  public static WelchAnova of(OneWayAnova groups) {
    int k = groups.sizes().length;
    double[] weight = new double[k];
    double total = 0;
    double mean = 0;
    for (int i = 0; i < k; i++) {
      int n = groups.sizes()[i];
      if (n < 2) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "group " + i + " has one score: no variance");
      }
      if (groups.variances()[i] == 0) {
        throw new Refusal(Refusal.Reason.CONSTANT, "group " + i + " is constant: no variance");
      }
      weight[i] = n / groups.variances()[i];
      total += weight[i];
      mean += weight[i] * groups.deviations()[i];
    }
    mean /= total;
    double between = 0;
    double lambda = 0;
    for (int i = 0; i < k; i++) {
      double deviation = groups.deviations()[i] - mean;
      between += weight[i] * deviation * deviation;
      double rest = 1 - weight[i] / total;
      lambda += rest * rest / (groups.sizes()[i] - 1);
    }
    double square = k * (double) k - 1;
    double f = between / (k - 1) / (1 + 2 * (k - 2) / square * lambda);
    return new WelchAnova(f, k - 1.0, square / (3 * lambda));
  }

  /** P(F(df1, df2) >= F). */
  public PValue p() {
    return Tail.f(statistic, df1, df2);
  }
}
