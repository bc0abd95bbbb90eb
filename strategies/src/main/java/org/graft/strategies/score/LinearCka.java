package org.graft.strategies.score;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.strategies.matrix.Rows;

/**
 * Linear CKA (Kornblith et al. 2019, arXiv:1905.00414) of the features with one-hot labels: |X'
 * Y|^2 / (|X' X| |Y' Y|) with Frobenius norms, both centred; 0 to 1.
 */
@Name(
    value = "linear-cka",
    doc = "Linear centred kernel alignment of features with labels.",
    cites = "arXiv:1905.00414")
public record LinearCka() implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int[] labels = evidence.labels();
    double[][] y = new double[x.length][evidence.classes()];
    for (int i = 0; i < y.length; i++) {
      y[i][labels[i]] = 1;
    }
    double[][] a = Rows.minus(x, Rows.mean(x, x[0].length));
    double[][] b = Rows.minus(y, Rows.mean(y, y[0].length));
    double[][] both = new double[y[0].length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < both.length; c++) {
        for (int j = 0; j < both[c].length; j++) {
          both[c][j] += b[i][c] * a[i][j];
        }
      }
    }
    double own = Math.sqrt(squares(gram(a)) * squares(gram(b)));
    return own == 0 ? 0 : squares(both) / own;
  }

  private static double[][] gram(double[][] x) {
    return x[0].length <= x.length ? Rows.gram(x, x[0].length) : Rows.outer(x);
  }

  private static double squares(double[][] a) {
    double sum = 0;
    for (double[] row : a) {
      sum += Rows.dot(row, row);
    }
    return sum;
  }
}
