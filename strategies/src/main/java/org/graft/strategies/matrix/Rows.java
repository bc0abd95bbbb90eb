package org.graft.strategies.matrix;

import java.util.Arrays;
import org.graft.spi.data.Tensor;

/** Features as rows of doubles, [n][d]. */
public final class Rows {
  private Rows() {}

  /** The rows of a tensor, each flattened. */
  public static double[][] of(Tensor tensor) {
    double[][] rows = new double[tensor.rows()][tensor.rowLength()];
    float[] row = new float[tensor.rowLength()];
    for (int i = 0; i < rows.length; i++) {
      tensor.row(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        rows[i][j] = row[j];
      }
    }
    return rows;
  }

  /** The mean row, [d]; zeros where there are no rows. */
  public static double[] mean(double[][] x, int d) {
    double[] mean = new double[d];
    for (double[] row : x) {
      for (int j = 0; j < d; j++) {
        mean[j] += row[j] / x.length;
      }
    }
    return mean;
  }

  /** Copies of the rows less {@code mean}. */
  public static double[][] minus(double[][] x, double[] mean) {
    double[][] centred = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      centred[i] = x[i].clone();
      for (int j = 0; j < mean.length; j++) {
        centred[i][j] -= mean[j];
      }
    }
    return centred;
  }

  /** x' x, [d][d]. */
  public static double[][] gram(double[][] x, int d) {
    double[][] gram = new double[d][d];
    for (double[] row : x) {
      for (int a = 0; a < d; a++) {
        double value = row[a];
        if (value != 0) {
          double[] into = gram[a];
          for (int b = 0; b <= a; b++) {
            into[b] += value * row[b];
          }
        }
      }
    }
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < a; b++) {
        gram[b][a] = gram[a][b];
      }
    }
    return gram;
  }

  /** x x', [n][n]. */
  public static double[][] outer(double[][] x) {
    double[][] outer = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        outer[i][j] = dot(x[i], x[j]);
        outer[j][i] = outer[i][j];
      }
    }
    return outer;
  }

  /** The sum of products. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The squared Euclidean distance. */
  public static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** The rows with one label. */
  public static double[][] labelled(double[][] x, int[] labels, int label) {
    int[] places =
        java.util.stream.IntStream.range(0, labels.length)
            .filter(i -> labels[i] == label)
            .toArray();
    return Arrays.stream(places).mapToObj(i -> x[i]).toArray(double[][]::new);
  }

  /** log det(I + scale x' x), by whichever of x' x and x x' is smaller. */
  public static double logDet(double[][] x, double scale, int d) {
    double[][] a = d <= x.length ? gram(x, d) : outer(x);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        a[i][j] = scale * a[i][j] + (i == j ? 1 : 0);
      }
    }
    double sum = 0;
    for (int j = 0; j < a.length; j++) { // Cholesky, in place
      double pivot = a[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= a[j][k] * a[j][k];
      }
      pivot = Math.sqrt(pivot);
      sum += 2 * Math.log(pivot);
      a[j][j] = pivot;
      for (int i = j + 1; i < a.length; i++) {
        double value = a[i][j];
        for (int k = 0; k < j; k++) {
          value -= a[i][k] * a[j][k];
        }
        a[i][j] = value / pivot;
      }
    }
    return sum;
  }
}
