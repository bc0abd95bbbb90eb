package org.graft.strategies.score;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.strategies.matrix.Rows;
import org.graft.strategies.matrix.Shrinkage;
import org.graft.strategies.matrix.Spectrum;

/**
 * H-score (Bao et al. 2019, doi:10.1109/ICIP.2019.8803726): tr(cov(f)^+ cov(E[f|y])), with n - 1 as
 * divisor in both; and its shrunk form (Ibrahim et al. 2021, arXiv:2110.06893), where cov(f) is
 * Ledoit and Wolf's (doi:10.1016/S0047-259X(03)00096-4) and the class means' covariance shrinks
 * with it, for few rows and many features, where the plain form only counts rows.
 */
@Name(
    value = "h-score",
    doc = "Between-class variance of the features over their variance.",
    cites = "doi:10.1109/ICIP.2019.8803726")
public record HScore(
    @Param(doc = "Whether the covariance is shrunk, for few rows.", byDefault = "false")
        boolean shrunk)
    implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int d = x[0].length;
    int n = x.length;
    double[][] centred = Rows.minus(x, Rows.mean(x, d));
    int[] labels = evidence.labels();
    double[][] means = new double[n][];
    for (int c = 0; c < evidence.classes(); c++) {
      double[] mean = Rows.mean(Rows.labelled(centred, labels, c), d);
      for (int i = 0; i < n; i++) {
        means[i] = labels[i] == c ? mean : means[i];
      }
    }
    double[][] total = scaled(Rows.gram(centred, d), 1.0 / n);
    double shrinkage = shrunk ? Shrinkage.ledoitWolf(centred, total) : 0;
    Shrinkage.apply(total, shrinkage);
    double[][] between = Rows.gram(means, d);
    Spectrum spectrum = Spectrum.of(total);
    double sum = 0;
    for (int k = 0; k < spectrum.values().length; k++) {
      double[] v = spectrum.vectors()[k];
      double along = 0;
      for (int a = 0; a < d; a++) {
        along += v[a] * Rows.dot(between[a], v);
      }
      sum += along / n / spectrum.values()[k];
    }
    return (1 - shrinkage) * sum;
  }

  private static double[][] scaled(double[][] a, double factor) {
    for (double[] row : a) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return a;
  }
}
