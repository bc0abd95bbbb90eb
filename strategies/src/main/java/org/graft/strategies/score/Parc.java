package org.graft.strategies.score;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.strategies.matrix.Rows;

/**
 * PARC (Bolya et al. 2021, arXiv:2111.06977): 100 times Spearman's correlation, over pairs of rows,
 * of 1 - Pearson's correlation of their features with the same of their one-hot labels. Features
 * are standardised first; the authors' reduction to 32 principal components is left out.
 */
@Name(
    value = "parc",
    doc = "Rank correlation of distances between features with distances between labels.",
    cites = "arXiv:2111.06977")
public record Parc(
    @Param(
            doc = "Rows compared with each other, the first of the split.",
            byDefault = "500",
            min = 3)
        int rows)
    implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    double[][] all = Rows.of(evidence.features());
    int[] labels = evidence.labels();
    int n = Math.min(rows, all.length);
    double[][] x = normalised(standardised(java.util.Arrays.copyOf(all, n)));
    double[] features = new double[n * (n - 1) / 2];
    double[] classes = new double[features.length];
    int at = 0;
    double apart = 1 + 1.0 / Math.max(1, evidence.classes() - 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        features[at] = 1 - Rows.dot(x[i], x[j]);
        classes[at++] = labels[i] == labels[j] ? 0 : apart;
      }
    }
    double correlation = new SpearmansCorrelation().correlation(features, classes);
    return Double.isFinite(correlation) ? 100 * correlation : 0;
  }

  private static double[][] standardised(double[][] x) {
    double[][] centred = Rows.minus(x, Rows.mean(x, x[0].length));
    double[] deviation = new double[x[0].length];
    for (double[] row : centred) {
      for (int j = 0; j < row.length; j++) {
        deviation[j] += row[j] * row[j] / x.length;
      }
    }
    for (double[] row : centred) {
      for (int j = 0; j < row.length; j++) {
        row[j] = deviation[j] == 0 ? 0 : row[j] / Math.sqrt(deviation[j]);
      }
    }
    return centred;
  }

  /** Rows less their own mean, at unit length. */
  private static double[][] normalised(double[][] x) {
    for (double[] row : x) {
      double mean = java.util.Arrays.stream(row).average().orElse(0);
      for (int j = 0; j < row.length; j++) {
        row[j] -= mean;
      }
      double length = Math.sqrt(Rows.dot(row, row));
      for (int j = 0; j < row.length; j++) {
        row[j] = length == 0 ? 0 : row[j] / length;
      }
    }
    return x;
  }
}
