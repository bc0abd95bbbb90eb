package org.graft.lanes.activation;

/** The standard normal distribution. */
final class Normal {
  private Normal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /**
   * 1/2 + density(z) (z + z^3/3 + z^5/15 + ...), the series of Marsaglia (2004,
   * doi:10.18637/jss.v011.i04); 0 or 1 beyond 8 standard deviations.
   */
  static double cumulative(double z) {
    if (Math.abs(z) > 8) {
      return z > 0 ? 1 : 0;
    }
    double sum = z;
    double term = z;
    for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return 0.5 + density(z) * sum;
  }
}
