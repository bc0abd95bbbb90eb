package org.graft.stats.location;

import org.graft.stats.shape.Moments;

/**
 * Student's t test that a mean, or a mean paired difference, is 0 (Student 1908, DOI
 * 10.1093/biomet/6.1.1).
 *
 * <p>Fewer than 2 values and constants (up to round-off) are refused, as are NaN and infinities.
 */
public final class OneSampleT {
  private OneSampleT() {}

  /** Tests the mean of {@code values} against {@code mu}. */
  public static TTest test(double[] values, double mu) {
    return test(Moments.of(values).spread("a t test"), mu);
  }

  /** Tests the mean difference of pairs against 0. */
  public static TTest test(Differences differences) {
    return test(Moments.of(differences.values(), differences.scale()).spread("a paired t test"), 0);
  }

  private static TTest test(Moments moments, double mu) {
    double error = moments.scaledSd() / Math.sqrt(moments.n());
    double t = Math.scalb(moments.mean() - mu, -moments.exponent()) / error;
    return new TTest(
        t, moments.n() - 1.0, moments.mean() - mu, Math.scalb(error, moments.exponent()));
  }
}
