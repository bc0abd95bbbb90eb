package org.graft.stats.groups;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Analysis of variance of treatments on complete blocks, with corrections of the degrees of freedom
 * for lack of sphericity: Greenhouse and Geisser 1959, doi:10.1007/BF02289823, and Huynh and Feldt
 * 1976, doi:10.3102/10769986001001069.
 *
 * <p>Needs two blocks; scores that are additive without residual (constant differences) are refused
 * (constant), and so are infinities. Computed on scores shifted and scaled exactly, as {@link
 * OneWayAnova}.
 *
 * @param treatments k
 * @param blocks N
 * @param between sum of squares between treatments
 * @param residual sum of squares of the residuals
 * @param blockwise sum of squares between blocks
 * @param epsilon Greenhouse and Geisser's estimate of sphericity, in [1/(k-1), 1]
 * @param unit what the scores were divided by
 */
public record RepeatedMeasuresAnova(
    int treatments,
    int blocks,
    double between,
    double residual,
    double blockwise,
    double epsilon,
    double unit) {
  /** Decomposes the complete blocks. */
  public static RepeatedMeasuresAnova of(Blocks complete) {
    int n = complete.count();
    int k = complete.treatments();
    if (n < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "needs at least 2 complete blocks, found 1");
    }
    double[][] scores = complete.scaled();
    double base = scores[0][0];
    double[] treatment = new double[k];
    double[] block = new double[n];
    double grand = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double value = scores[i][j] - base;
        treatment[j] += value / n;
        block[i] += value / k;
        grand += value / (n * (double) k);
      }
    }
    double[][] residuals = new double[n][k];
    double residual = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double r = scores[i][j] - base - treatment[j] - block[i] + grand;
        residuals[i][j] = r;
        residual += r * r;
        largest = Math.max(largest, Math.abs(r));
      }
    }
    if (largest <= Ties.RELATIVE * Ties.scale(scores)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "treatments differ by constants on every block: no residual");
    }
    return new RepeatedMeasuresAnova(
        k,
        n,
        n * squares(treatment, grand),
        residual,
        k * squares(block, grand),
        sphericity(residuals, residual),
        Scaling.unit(complete.scores()));
  }

  private static double squares(double[] means, double grand) {
    return Arrays.stream(means).map(mean -> (mean - grand) * (mean - grand)).sum();
  }

  /** (tr S)^2 / ((k - 1) tr S^2), S being the residuals' covariance: centred both ways already. */
  private static double sphericity(double[][] residuals, double trace) {
    int k = residuals[0].length;
    double squares = 0;
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double product = 0;
        for (double[] row : residuals) {
          product += row[a] * row[b];
        }
        squares += product * product;
      }
    }
    return Math.min(1, trace * trace / ((k - 1) * squares));
  }

  /** k - 1 and (k - 1)(N - 1). */
  public double[] df() {
    return new double[] {treatments - 1.0, (treatments - 1.0) * (blocks - 1)};
  }

  /** Both degrees of freedom times {@code factor}. */
  public double[] df(double factor) {
    return new double[] {factor * df()[0], factor * df()[1]};
  }

  /** F on {@link #df}. */
  public double statistic() {
    return between / residual * (blocks - 1);
  }

  /** P(F >= statistic) with both degrees of freedom times {@code factor}: 1 assumes sphericity. */
  public PValue p(double factor) {
    return Tail.f(statistic(), df(factor)[0], df(factor)[1]);
  }

  /**
   * Huynh and Feldt's estimate of sphericity, which may exceed 1; corrections cap it there.
   *
   * @throws Refusal too-few where its denominator is not positive (N - 1 at most (k - 1) epsilon)
   */
  public double huynhFeldt() {
    double k1 = treatments - 1.0;
    double denominator = k1 * (blocks - 1 - k1 * epsilon);
    if (denominator <= 1e-12) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "Huynh-Feldt needs more blocks than " + blocks);
    }
    return (blocks * k1 * epsilon - 2) / denominator;
  }

  /** Share of the between and residual sums of squares that lies between treatments. */
  public double partialEtaSquared() {
    return between / (between + residual);
  }
}
