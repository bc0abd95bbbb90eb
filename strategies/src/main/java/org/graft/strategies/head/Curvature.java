package org.graft.strategies.head;

import java.util.Optional;
import org.graft.strategies.matrix.Rows;

/**
 * About the curvature of a penalised softmax regression: for each class that of a least-squares fit
 * to the centred rows, of one size for all rows. It makes L-BFGS end in a few steps. A factor is
 * kept for penalties that are near one another. Not thread-safe.
 */
final class Curvature {
  /** Features up to which factors are cheaper than the steps they save. */
  private static final int MOST = 1024;

  /** Penalties a factor serves, relative to the one it was made for. */
  private static final double NEAR = 1.5;

  private final double[][] gram;
  private final int classes;
  private final int rows;
  private double made = Double.NaN;
  private double[][] upper = new double[0][];

  private Curvature(double[][] gram, int classes, int rows) {
    this.gram = gram;
    this.classes = classes;
    this.rows = rows;
  }

  /** Of centred rows; empty where there are too many features. */
  static Optional<Curvature> of(double[][] x, int classes) {
    int d = x[0].length;
    return d > MOST
        ? Optional.empty()
        : Optional.of(new Curvature(Rows.gram(x, d), classes, x.length));
  }

  /**
   * The inverse at a penalty.
   *
   * @param size mean of p (1 - p) over rows and classes
   */
  Inverse at(double penalty, double size) {
    double shift = penalty / size;
    if (!(shift <= NEAR * made && made <= NEAR * shift)) {
      upper = factor(shift);
      made = shift;
    }
    return new Inverse(upper, size);
  }

  /** U with U' U = x' x + shift I. */
  private double[][] factor(double shift) {
    int d = gram.length;
    double least = 0;
    for (int k = 0; k < d; k++) {
      least = Math.max(least, 1e-10 * gram[k][k]);
    }
    double[][] u = new double[d][];
    for (int k = 0; k < d; k++) {
      u[k] = gram[k].clone();
      u[k][k] += shift + least;
    }
    for (int k = 0; k < d; k++) {
      double[] row = u[k];
      double pivot = Math.sqrt(row[k]);
      for (int j = k; j < d; j++) {
        row[j] /= pivot;
      }
      for (int i = k + 1; i < d; i++) {
        subtract(u[i], row, row[i], i);
      }
    }
    return u;
  }

  private static void subtract(double[] from, double[] other, double factor, int start) {
    for (int j = start; j < from.length; j++) {
      from[j] -= factor * other[j];
    }
  }

  /** The inverse at one penalty, of vectors [classes][d + 1], the bias last. */
  final class Inverse {
    private final double[][] u;
    private final double size;

    private Inverse(double[][] u, double size) {
      this.u = u;
      this.size = size;
    }

    /** The inverse times a vector. */
    double[] times(double[] vector) {
      int d = u.length;
      double[] product = vector.clone();
      double[] v = new double[d];
      for (int c = 0; c < classes; c++) {
        int from = c * (d + 1);
        System.arraycopy(vector, from, v, 0, d);
        for (int k = 0; k < d; k++) {
          v[k] /= u[k][k];
          subtract(v, u[k], v[k], k + 1);
        }
        for (int k = d - 1; k >= 0; k--) {
          v[k] = (v[k] - dot(u[k], v, k + 1)) / u[k][k];
        }
        for (int j = 0; j < d; j++) {
          product[from + j] = v[j] / size;
        }
        product[from + d] = vector[from + d] / (rows * size);
      }
      return product;
    }

    /** By four sums, which a processor adds up side by side. */
    private static double dot(double[] a, double[] b, int start) {
      double p = 0;
      double q = 0;
      double r = 0;
      double s = 0;
      int j = start;
      for (; j + 3 < a.length; j += 4) {
        p += a[j] * b[j];
        q += a[j + 1] * b[j + 1];
        r += a[j + 2] * b[j + 2];
        s += a[j + 3] * b[j + 3];
      }
      for (; j < a.length; j++) {
        p += a[j] * b[j];
      }
      return p + q + (r + s);
    }
  }
}
