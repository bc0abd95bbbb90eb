package org.graft.strategies.matrix;

import java.util.Arrays;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Eigenvalues above rounding of a symmetric matrix without negative ones, and their vectors.
 *
 * @param values the values, falling
 * @param vectors one for each, of unit length
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of numbers, never compared
public record Spectrum(double[] values, double[][] vectors) {
  /** Decomposes; what is below n x 2^-52 of the largest counts as 0 and is left out. */
  public static Spectrum of(double[][] symmetric) {
    try {
      return of(symmetric, 0);
    } catch (MaxCountExceededException e) {
      double largest = 0;
      for (int k = 0; k < symmetric.length; k++) {
        largest = Math.max(largest, symmetric[k][k]);
      }
      return of(symmetric, largest);
    }
  }

  /**
   * Likewise by way of the matrix with a number added to its diagonal, which converges where many
   * values are rounding alone.
   */
  static Spectrum of(double[][] symmetric, double shift) {
    double[][] shifted = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
    for (int k = 0; k < shifted.length; k++) {
      shifted[k][k] += shift;
    }
    EigenDecomposition all = new EigenDecomposition(new Array2DRowRealMatrix(shifted, false));
    double[] values = Arrays.stream(all.getRealEigenvalues()).map(v -> v - shift).toArray();
    double least = Math.ulp(1.0) * symmetric.length * Math.max(0, values[0]);
    int rank = 0;
    while (rank < values.length && values[rank] > least) {
      rank++;
    }
    double[] kept = Arrays.copyOf(values, rank);
    double[][] vectors = new double[rank][];
    for (int k = 0; k < rank; k++) {
      vectors[k] = all.getEigenvector(k).toArray();
    }
    return new Spectrum(kept, vectors);
  }

  /** The same with a number added to the matrix's diagonal, on the space of its vectors. */
  public Spectrum shifted(double by) {
    double[] sums = values.clone();
    for (int k = 0; k < sums.length; k++) {
      sums[k] += by;
    }
    return new Spectrum(sums, vectors);
  }

  /** The least-squares solution of the matrix times x = y, of least length. */
  public double[] solve(double[] y) {
    double[] x = new double[y.length];
    for (int k = 0; k < values.length; k++) {
      double along = Rows.dot(vectors[k], y) / values[k];
      for (int j = 0; j < x.length; j++) {
        x[j] += along * vectors[k][j];
      }
    }
    return x;
  }
}
