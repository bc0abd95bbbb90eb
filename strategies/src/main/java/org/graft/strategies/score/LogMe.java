package org.graft.strategies.score;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.strategies.matrix.Rows;
import org.graft.strategies.matrix.Spectrum;

/**
 * LogME (You et al. 2021, arXiv:2102.11005): the log maximum evidence, a row, of class indicators
 * given features under Bayesian linear regression, averaged over classes; prior and noise precision
 * by the fixed-point iteration of arXiv:2110.10545, to convergence.
 *
 * <p>All d eigenvalues of the features' Gram matrix enter the determinant, the zeros too; the
 * authors' code leaves zeros out, which with fewer rows than features gives another number.
 */
@Name(
    value = "logme",
    doc = "Log evidence of labels given features under Bayesian linear regression.",
    cites = "arXiv:2102.11005")
public record LogMe() implements TransferScore {
  private static final int ITERATIONS = 1000;
  private static final double TOLERANCE = 1e-10;

  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int d = x[0].length;
    boolean tall = d <= x.length;
    Spectrum spectrum = Spectrum.of(tall ? Rows.gram(x, d) : Rows.outer(x));
    int[] labels = evidence.labels();
    double sum = 0;
    for (int c = 0; c < evidence.classes(); c++) {
      double[] t = new double[x.length];
      double squares = 0;
      for (int i = 0; i < t.length; i++) {
        t[i] = labels[i] == c ? 1 : 0;
        squares += t[i];
      }
      double[] along = new double[spectrum.values().length];
      for (int k = 0; k < along.length; k++) {
        double[] v = spectrum.vectors()[k];
        double product = tall ? 0 : Rows.dot(v, t);
        for (int i = 0; tall && i < t.length; i++) {
          product += t[i] == 0 ? 0 : Rows.dot(x[i], v);
        }
        along[k] = product * product / (tall ? spectrum.values()[k] : 1);
      }
      sum += evidence(spectrum.values(), along, squares, x.length, d);
    }
    return sum / evidence.classes();
  }

  /**
   * The log evidence of one target, a row.
   *
   * @param sigma squared singular values above 0
   * @param along squared products of the target with the left singular vectors
   */
  private static double evidence(double[] sigma, double[] along, double squares, int n, int d) {
    double rest = Math.max(0, squares - java.util.Arrays.stream(along).sum());
    double alpha = 1;
    double beta = 1;
    double fit = 0;
    double length = 0;
    for (int step = 0; step < ITERATIONS; step++) {
      double ratio = alpha / beta;
      double gamma = 0;
      fit = rest;
      length = 0;
      for (int k = 0; k < sigma.length; k++) {
        // As quotients: where features tell nothing, the ratio grows past what squares can hold.
        double sum = sigma[k] + ratio;
        double share = ratio / sum;
        gamma += sigma[k] / sum;
        length += sigma[k] / sum * (along[k] / sum);
        fit += share * share * along[k];
      }
      if (length == 0 && squares > 0) {
        return (Math.log(n / squares) - 1 - Math.log(2 * Math.PI)) / 2; // alpha beyond all bounds
      }
      double nextAlpha = gamma / length;
      double nextBeta = (n - gamma) / fit;
      double next = nextAlpha / nextBeta;
      if (!Double.isFinite(next) || nextBeta <= 0 || next <= 0) {
        break;
      }
      alpha = nextAlpha;
      beta = nextBeta;
      if (Math.abs(next - ratio) <= TOLERANCE * ratio) {
        break;
      }
    }
    double determinant = (d - sigma.length) * Math.log(alpha);
    for (double s : sigma) {
      determinant += Math.log(alpha + beta * s);
    }
    return (d * Math.log(alpha)
            + n * Math.log(beta)
            - determinant
            - beta * fit
            - alpha * length
            - n * Math.log(2 * Math.PI))
        / (2 * n);
  }
}
