package org.graft.engine.advise;

/** Means and standard deviations of features, of some rows, to standardise any rows by. */
final class Standardisation {
  private final double[] mean;
  private final double[] deviation;

  private Standardisation(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Those of the given rows of {@code features}. */
  static Standardisation of(double[][] features, int[] rows) {
    int d = features[0].length;
    double[] mean = new double[d];
    double[] deviation = new double[d];
    for (int row : rows) {
      for (int j = 0; j < d; j++) {
        mean[j] += features[row][j] / rows.length;
      }
    }
    for (int row : rows) {
      for (int j = 0; j < d; j++) {
        double from = features[row][j] - mean[j];
        deviation[j] += from * from / rows.length;
      }
    }
    for (int j = 0; j < d; j++) {
      deviation[j] = Math.sqrt(deviation[j]);
    }
    return new Standardisation(mean, deviation);
  }

  /** The given rows, standardised; a feature that never varies becomes 0. */
  double[][] rows(double[][] features, int[] rows) {
    double[][] standard = new double[rows.length][mean.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        double from = features[rows[i]][j] - mean[j];
        standard[i][j] = deviation[j] > 0 ? from / deviation[j] : 0;
      }
    }
    return standard;
  }
}
