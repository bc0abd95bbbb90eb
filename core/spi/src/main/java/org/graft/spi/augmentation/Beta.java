package org.graft.spi.augmentation;

import org.graft.spi.base.Randomness;

/** Draws from symmetric beta distributions. */
final class Beta {
  private Beta() {}

  /** One number of Beta(alpha, alpha), as the share of two gamma variates. */
  static double draw(double alpha, Randomness randomness) {
    double one = logGamma(alpha, randomness);
    double other = logGamma(alpha, randomness);
    return 1 / (1 + StrictMath.exp(other - one));
  }

  /**
   * The logarithm of a gamma variate of unit scale (Marsaglia and Tsang 2000,
   * doi:10.1145/358407.358414); shapes below 1 by theirs plus 1, times u^(1/alpha).
   */
  private static double logGamma(double alpha, Randomness randomness) {
    if (alpha < 1) {
      return logGamma(alpha + 1, randomness) + StrictMath.log(1 - randomness.nextDouble()) / alpha;
    }
    double d = alpha - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = randomness.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        double cube = v * v * v;
        double u = 1 - randomness.nextDouble();
        if (StrictMath.log(u) < x * x / 2 + d - d * cube + d * StrictMath.log(cube)) {
          return StrictMath.log(d * cube);
        }
      }
    }
  }
}
