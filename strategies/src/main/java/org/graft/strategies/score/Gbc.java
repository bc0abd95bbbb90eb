package org.graft.strategies.score;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.strategies.matrix.Rows;

/**
 * GBC (Pandy et al. 2022, arXiv:2111.12780): minus the sum, over ordered pairs of classes, of
 * Bhattacharyya coefficients between normal distributions fitted to their features, with n as
 * divisor and variances of 1e-4 at least. A spherical distribution has one variance for all d
 * features, whose logarithm counts d times.
 */
@Name(
    value = "gbc",
    doc = "Minus the overlap of the classes as normal distributions of features.",
    cites = "arXiv:2111.12780")
public record Gbc(
    @Param(doc = "What the distributions' covariance is.", byDefault = "diagonal")
        Covariance covariance)
    implements TransferScore {
  private static final double LEAST = 1e-4;

  /** Shapes of covariances. */
  public enum Covariance {
    /** A variance for each feature. */
    DIAGONAL,
    /** One variance for all features. */
    SPHERICAL
  }

  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int d = x[0].length;
    List<double[][]> normals = new ArrayList<>();
    for (int c = 0; c < evidence.classes(); c++) {
      double[][] own = Rows.labelled(x, evidence.labels(), c);
      if (own.length > 0) {
        double[] mean = Rows.mean(own, d);
        normals.add(new double[][] {mean, variances(Rows.minus(own, mean), d)});
      }
    }
    double sum = 0;
    for (double[][] a : normals) {
      for (double[][] b : normals) {
        sum += a == b ? 0 : Math.exp(-distance(a, b));
      }
    }
    return -sum;
  }

  private double[] variances(double[][] centred, int d) {
    double[] variances = new double[d];
    double all = 0;
    for (double[] row : centred) {
      for (int j = 0; j < d; j++) {
        variances[j] += row[j] * row[j] / centred.length;
        all += row[j] * row[j] / centred.length / d;
      }
    }
    for (int j = 0; j < d; j++) {
      variances[j] = Math.max(LEAST, covariance == Covariance.DIAGONAL ? variances[j] : all);
    }
    return variances;
  }

  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int j = 0; j < a[0].length; j++) {
      double difference = a[0][j] - b[0][j];
      double variance = (a[1][j] + b[1][j]) / 2;
      sum += difference * difference / variance / 8;
      sum += (Math.log(variance) - (Math.log(a[1][j]) + Math.log(b[1][j])) / 2) / 2;
    }
    return sum;
  }
}
