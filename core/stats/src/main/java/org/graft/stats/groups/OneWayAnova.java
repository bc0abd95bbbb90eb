package org.graft.stats.groups;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * One-way analysis of variance of independent groups with equal variances (Fisher 1925, Statistical
 * Methods for Research Workers), and Welch's without that assumption (Welch 1951,
 * doi:10.1093/biomet/38.3-4.330).
 *
 * <p>Scores are shifted by the first one and scaled by a power of two before squaring, so that
 * neither an offset of 1e9 nor a magnitude of 1e300 costs digits. Missing and infinite scores are
 * refused, and so are fewer than two groups, an empty group, no degrees of freedom within, and
 * groups that are all constant (F would be infinite or 0/0).
 *
 * @param means group means
 * @param sizes group sizes
 * @param variances group variances on n - 1 in units of {@code unit} squared; 0 for a group of one
 * @param deviations group means less the first score, in units of {@code unit}
 * @param unit the power of two the scores were divided by
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record OneWayAnova(
    double[] means, int[] sizes, double[] variances, double[] deviations, double unit) {
  /** Summarises {@code groups}. */
  public static OneWayAnova of(double[][] groups) {
    if (groups.length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "needs 2 groups, found " + groups.length);
    }
    double unit = Scaling.unit(groups);
    double[][] scaled = Scaling.exact(groups);
    int k = groups.length;
    double[] variances = new double[k];
    double[] deviations = new double[k];
    double[] means = new double[k];
    for (int i = 0; i < k; i++) {
      if (scaled[i].length == 0) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "group " + i + " is empty");
      }
      double base = scaled[0][0];
      double mean = Arrays.stream(scaled[i]).map(value -> value - base).average().orElseThrow();
      double squares =
          Arrays.stream(scaled[i]).map(value -> value - base - mean).map(d -> d * d).sum();
      double spread =
          Arrays.stream(scaled[i]).map(value -> Math.abs(value - base - mean)).max().orElseThrow();
      boolean constant = spread <= Ties.RELATIVE * Ties.scale(scaled[i]);
      deviations[i] = mean;
      means[i] = (base + mean) * unit;
      variances[i] = constant ? 0 : squares / (scaled[i].length - 1);
    }
    int[] sizes = Arrays.stream(groups).mapToInt(group -> group.length).toArray();
    return new OneWayAnova(means, sizes, variances, deviations, unit);
  }

  /** How many scores. */
  public int total() {
    return Arrays.stream(sizes).sum();
  }

  /** k - 1 and N - k. */
  public double[] df() {
    return new double[] {sizes.length - 1.0, total() - sizes.length};
  }

  /** Mean square within, in units of {@code unit} squared. */
  double meanSquareWithin() {
    double within = 0;
    for (int i = 0; i < sizes.length; i++) {
      within += variances[i] * (sizes[i] - 1);
    }
    if (df()[1] < 1) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "every group has one score: no spread within");
    }
    if (within == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "every group is constant: no spread within");
    }
    return within / df()[1];
  }

  private double sumOfSquaresBetween() {
    double grand = 0;
    for (int i = 0; i < sizes.length; i++) {
      grand += deviations[i] * sizes[i] / total();
    }
    double between = 0;
    for (int i = 0; i < sizes.length; i++) {
      between += sizes[i] * (deviations[i] - grand) * (deviations[i] - grand);
    }
    return between;
  }

  /** F on {@link #df}. */
  public double statistic() {
    return sumOfSquaresBetween() / df()[0] / meanSquareWithin();
  }

  /** P(F(k - 1, N - k) >= F). */
  public PValue p() {
    return Tail.f(statistic(), df()[0], df()[1]);
  }

  /** Share of the total sum of squares that lies between groups. */
  public double etaSquared() {
    double between = sumOfSquaresBetween();
    return between / (between + meanSquareWithin() * df()[1]);
  }

  /** Nearly unbiased share of variance between groups; may be below 0 (Hays 1963). */
  public double omegaSquared() {
    double between = sumOfSquaresBetween();
    double within = meanSquareWithin();
    return (between - df()[0] * within) / (between + (df()[1] + 1) * within);
  }
}
