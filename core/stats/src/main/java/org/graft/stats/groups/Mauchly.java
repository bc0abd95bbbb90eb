package org.graft.stats.groups;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.ChiSquared;

/**
 * Mauchly's test that differences between treatments vary alike on all blocks (sphericity): W = det
 * S / (tr S / p)^p of the covariance S of p = k - 1 orthonormal contrasts (Mauchly 1940,
 * doi:10.1214/aoms/1177731915).
 *
 * <p>Needs three treatments, since two are always spherical, and more blocks than treatments - 1.
 * It shows sphericity and is no gate: the corrections of Greenhouse and Geisser and of Huynh and
 * Feldt hold either way.
 *
 * @param w statistic, in (0, 1], 1 when spherical
 * @param contrasts p
 * @param blocks N
 */
public record Mauchly(double w, int contrasts, int blocks) {
  /** Tests the complete blocks. */
  public static Mauchly test(Blocks complete) {
    int k = complete.treatments();
    int n = complete.count();
    if (k < 3) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "two treatments are always spherical: needs 3");
    }
    if (n < k) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "Mauchly's test needs " + k + " complete blocks, found " + n);
    }
    double[][] contrasts = contrasts(complete.scaled());
    double[][] covariance = covariance(contrasts);
    int p = k - 1;
    double trace = 0;
    for (int i = 0; i < p; i++) {
      trace += covariance[i][i];
    }
    double floor = Ties.RELATIVE * Ties.scale(complete.scaled());
    if (!(trace > floor * floor)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "treatments differ by constants on every block: no residual");
    }
    for (double[] row : covariance) {
      for (int j = 0; j < p; j++) {
        row[j] *= p / trace;
      }
    }
    double w = new LUDecomposition(new Array2DRowRealMatrix(covariance, false)).getDeterminant();
    if (!(w > 1e-14)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "a contrast of treatments is constant over the blocks: W is 0");
    }
    return new Mauchly(Math.min(1, w), p, n);
  }

  /** Helmert's contrasts of each block, normalised, [blocks, p]. */
  private static double[][] contrasts(double[][] scores) {
    double[][] contrasts = new double[scores.length][scores[0].length - 1];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (int j = 1; j < scores[i].length; j++) {
        sum += scores[i][j - 1] - scores[i][0];
        double mean = scores[i][0] + sum / j;
        contrasts[i][j - 1] = (mean - scores[i][j]) * Math.sqrt(j / (j + 1.0));
      }
    }
    return contrasts;
  }

  private static double[][] covariance(double[][] rows) {
    int p = rows[0].length;
    double[] mean = new double[p];
    for (double[] row : rows) {
      for (int j = 0; j < p; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    double[][] covariance = new double[p][p];
    for (double[] row : rows) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          covariance[a][b] += (row[a] - mean[a]) * (row[b] - mean[b]) / (rows.length - 1);
        }
      }
    }
    return covariance;
  }

  /** p(p + 1) / 2 - 1. */
  public int df() {
    return contrasts * (contrasts + 1) / 2 - 1;
  }

  /** Box's first factor of N - 1. */
  private double rho() {
    double p = contrasts;
    return 1 - (2 * p * p + p + 2) / (6 * p * (blocks - 1));
  }

  /** The chi-squared statistic -(N - 1) rho ln W. */
  public double chiSquared() {
    return -(blocks - 1) * rho() * Math.log(w);
  }

  /** By the chi-squared approximation. */
  public PValue p() {
    return new ChiSquared(df()).upper(Math.max(0, chiSquared()));
  }

  /** With the second term of Box's expansion (Anderson 2003, section 10.7). */
  public PValue pSecondOrder() {
    return pSecondOrder(2);
  }

  /** As R's mauchly.test prints it, whose second term has a constant 5 where Box's is 2. */
  public PValue asInR() {
    return pSecondOrder(5);
  }

  private PValue pSecondOrder(double constant) {
    double p = contrasts;
    double scale = (blocks - 1) * p * rho();
    double weight =
        (p + 2)
            * (p - 1)
            * (p - 2)
            * (2 * p * p * p + 6 * p * p + 3 * p + constant)
            / (288 * scale * scale);
    double first = p().value();
    double second = new ChiSquared(df() + 4.0).upper(Math.max(0, chiSquared())).value();
    return PValue.of(Math.max(0, Math.min(1, first + weight * (second - first))));
  }
}
