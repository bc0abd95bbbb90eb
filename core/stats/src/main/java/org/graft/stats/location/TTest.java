package org.graft.stats.location;

import org.graft.stats.PValue;
import org.graft.stats.distribution.StudentT;
import org.graft.stats.shape.Samples;

/**
 * The outcome of a t test.
 *
 * @param t the statistic
 * @param df degrees of freedom
 * @param estimate the mean or difference of means, minus its value under the null
 * @param standardError standard error of the estimate
 */
public record TTest(double t, double df, double estimate, double standardError) {
  /** Two-sided p. */
  public PValue p() {
    return new StudentT(df).twoSided(t);
  }

  /** p against the alternative that the estimate is above 0. */
  public PValue greater() {
    return new StudentT(df).upper(t);
  }

  /** p against the alternative that the estimate is below 0. */
  public PValue less() {
    return new StudentT(df).lower(t);
  }

  /** Two-sided interval of the estimate. */
  public double[] interval(double confidence) {
    double half = new StudentT(df).quantile(0.5 + confidence / 2) * standardError;
    return Samples.representable(estimate - half, estimate + half);
  }
}
