package org.graft.strategies.loss;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/**
 * Batch spectral shrinkage (Chen et al., "Catastrophic forgetting meets negative transfer", NeurIPS
 * 2019): factor x the sum of squares of the {@code count} smallest singular values of a batch's
 * features [rows, numbers]. There are as many singular values as the smaller of both.
 */
@Name(
    value = "small-singular-values",
    doc = "Squares of the smallest singular values of a batch's features.",
    cites = "https://papers.nips.cc/paper/2019/hash/c6bff625bdb0393992c9d4db0c6bbe45-Abstract.html")
public record SmallSingularValues(String tap, int count, double factor) implements FeatureLoss {
  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    boolean tall = features.length > features[0].length;
    double[][] x = tall ? turned(features) : features;
    double[][] gram = new double[x.length][x.length];
    for (int a = 0; a < x.length; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int i = 0; i < x[a].length; i++) {
          product += x[a][i] * x[b][i];
        }
        gram[a][b] = product;
        gram[b][a] = product;
      }
    }
    EigenDecomposition all = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    double[] values = all.getRealEigenvalues();
    double sum = 0;
    for (int k = Math.max(0, values.length - count); k < values.length; k++) {
      sum += Math.max(0, values[k]);
      add(x, all.getEigenvector(k).toArray(), tall, gradient);
    }
    return factor * sum;
  }

  /** Adds 2 factor u (u' x): the derivative of u' x x' u, u constant. */
  private void add(double[][] x, double[] u, boolean tall, double[][] gradient) {
    for (int i = 0; i < x[0].length; i++) {
      double along = 0;
      for (int a = 0; a < x.length; a++) {
        along += u[a] * x[a][i];
      }
      for (int a = 0; a < x.length; a++) {
        double part = 2 * factor * u[a] * along;
        if (tall) {
          gradient[i][a] += part;
        } else {
          gradient[a][i] += part;
        }
      }
    }
  }

  private static double[][] turned(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i][row] = rows[row][i];
      }
    }
    return columns;
  }

  @Override
  public String words() {
    return factor + " x squares of the smallest singular values (" + count + ")";
  }
}
