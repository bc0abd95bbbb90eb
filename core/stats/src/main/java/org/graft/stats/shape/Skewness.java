package org.graft.stats.shape;

import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Skewness and excess kurtosis with their normal-theory standard errors (Joanes and Gill 1998, DOI
 * 10.1111/1467-9884.00122; Cramer 1946).
 *
 * @param g1 moment skewness m3 / m2^1.5
 * @param adjustedSkewness Fisher-Pearson G1, unbiased under normality
 * @param skewnessError standard error of G1 under normality
 * @param g2 moment excess kurtosis m4 / m2^2 - 3
 * @param adjustedKurtosis G2, unbiased under normality
 * @param kurtosisError standard error of G2 under normality
 */
public record Skewness(
    double g1,
    double adjustedSkewness,
    double skewnessError,
    double g2,
    double adjustedKurtosis,
    double kurtosisError) {
  /**
   * Of at least 4 values that are not constant.
   *
   * @throws Refusal for fewer than 4 values, constants, NaN or infinities
   */
  public static Skewness of(double[] values) {
    Samples.atLeast(4, values, "skewness and kurtosis");
    Moments moments = Moments.of(values).spread("skewness");
    double n = moments.n();
    double m2 = moments.m2();
    double g1 = moments.m3() / (m2 * Math.sqrt(m2));
    double g2 = moments.m4() / (m2 * m2) - 3;
    double error = Math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
    return new Skewness(
        g1,
        g1 * Math.sqrt(n * (n - 1)) / (n - 2),
        error,
        g2,
        (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6),
        2 * error * Math.sqrt((n * n - 1) / ((n - 3) * (n + 5))));
  }

  /** Interval of the adjusted skewness, by its standard error under normality. */
  public double[] skewnessInterval(double confidence) {
    return around(adjustedSkewness, skewnessError, confidence);
  }

  /** Interval of the adjusted excess kurtosis, by its standard error under normality. */
  public double[] kurtosisInterval(double confidence) {
    return around(adjustedKurtosis, kurtosisError, confidence);
  }

  private static double[] around(double estimate, double error, double confidence) {
    double half = Normal.STANDARD.quantile(0.5 + confidence / 2) * error;
    return new double[] {estimate - half, estimate + half};
  }
}
