package org.graft.strategies.matrix;

/**
 * Covariances that are drawn towards a multiple of the identity, for few rows and many features.
 */
public final class Shrinkage {
  private Shrinkage() {}

  /**
   * Ledoit and Wolf's share of the identity (doi:10.1016/S0047-259X(03)00096-4), 0 to 1, as
   * scikit-learn's {@code ledoit_wolf_shrinkage} has it.
   *
   * @param x centred rows
   * @param covariance theirs, with n as divisor
   */
  public static double ledoitWolf(double[][] x, double[][] covariance) {
    int n = x.length;
    int d = covariance.length;
    double mu = 0;
    double squares = 0;
    for (int a = 0; a < d; a++) {
      mu += covariance[a][a] / d;
      squares += Rows.dot(covariance[a], covariance[a]);
    }
    double fourth = 0;
    for (double[] row : x) {
      double length = Rows.dot(row, row);
      fourth += length * length;
    }
    double beta = (fourth / n - squares) / d / n;
    double delta = (squares - 2 * mu * mu * d + d * mu * mu) / d;
    return delta <= 0 ? 0 : Math.max(0, Math.min(beta, delta)) / delta;
  }

  /** (1 - share) covariance + share tr(covariance) / d I, in place. */
  public static void apply(double[][] covariance, double share) {
    int d = covariance.length;
    double mu = 0;
    for (int a = 0; a < d; a++) {
      mu += covariance[a][a] / d;
    }
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        covariance[a][b] = (1 - share) * covariance[a][b] + (a == b ? share * mu : 0);
      }
    }
  }
}
