package org.graft.stats.groups;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Tukey's studentized range: the range of {@code groups} standard normals over an independent
 * estimate of their standard deviation on {@code df} degrees of freedom.
 *
 * <p>P(Q <= q) is the mean of the normal range's distribution at q s over s = sqrt(chi2(df)/df)
 * (Copenhaver and Holland 1988, J. Stat. Comput. Simul. 30:1-15, doi:10.1080/00949658808811082).
 * Both integrals run on the whole line by the trapezoidal rule, the outer one in t = log s.
 * Relative error below 1e-10 for 2 to 200 groups and any df from 1 up, infinity included.
 *
 * @param groups number of means, 2 to 200
 * @param df degrees of freedom of the standard deviation, at least 1; infinity where it is known
 */
public record StudentizedRange(int groups, double df) {
  private static final double LARGE_DF = 1e12;

  /** Refuses fewer than two groups and df below 1. */
  public StudentizedRange {
    if (groups < 2 || groups > 200 || !(df >= 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "the studentized range needs 2 to 200 groups and df >= 1, found "
              + groups
              + " groups and df = "
              + df);
    }
  }

  /** P(Q <= q). */
  public double cdf(double q) {
    if (check(q) <= 0) {
      return 0;
    }
    double logUpper = logSurvival(q);
    return logUpper < -0.7 ? -Math.expm1(logUpper) : Math.exp(logCdf(q));
  }

  /** P(Q > q), to full relative precision in the far tail. */
  public PValue survival(double q) {
    return new PValue(check(q) <= 0 ? 0 : Math.min(0, logSurvival(q)));
  }

  /** The q with P(Q <= q) = p, for p in (0, 1). */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "p must lie in (0, 1), found " + p);
    }
    return p < 0.5
        ? root(x -> logCdf(Math.exp(x)) - Math.log(p))
        : root(x -> Math.log1p(-p) - logSurvival(Math.exp(x)));
  }

  /** The q with P(Q > q) = alpha, also for alpha so small that 1 - alpha is 1. */
  public double critical(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "alpha must lie in (0, 1), found " + alpha);
    }
    return alpha > 0.5
        ? quantile(1 - alpha)
        : root(x -> Math.log(alpha) - logSurvival(Math.exp(x)));
  }

  private static double check(double q) {
    if (Double.isNaN(q)) {
      throw new Refusal(Refusal.Reason.MISSING, "the studentized range's argument is NaN");
    }
    return q;
  }

  private double logSurvival(double q) {
    if (q == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    if (df > LARGE_DF) {
      return NormalRange.logSurvival(groups, q);
    }
    double start = -0.5 * Math.log1p(q * q / (2 * df));
    return LineIntegral.log(
        t -> logScale(t) + NormalRange.logSurvival(groups, q * Math.exp(t)), start, step());
  }

  private double logCdf(double q) {
    if (df > LARGE_DF) {
      return NormalRange.logCdf(groups, q);
    }
    double start = q > 1 ? 0 : 0.5 * Math.log1p((groups - 1) / df);
    return LineIntegral.log(
        t -> logScale(t) + NormalRange.logCdf(groups, q * Math.exp(t)), start, step());
  }

  /** Log density of t = log s: df (t - (e^2t - 1)/2) and a constant that does not cancel. */
  private double logScale(double t) {
    return df * (t - 0.5 * Math.expm1(2 * t)) + logConstant(df / 2);
  }

  /** log(2 h^h e^-h / Gamma(h)), by Stirling's series where the terms would cancel. */
  private static double logConstant(double h) {
    if (h < 25) {
      return Math.log(2) + h * Math.log(h) - h - Gamma.logGamma(h);
    }
    double x = 1 / (h * h);
    double series = (1.0 / 12 - x * (1.0 / 360 - x * (1.0 / 1260 - x / 1680))) / h;
    return Math.log(2) + 0.5 * Math.log(h / (2 * Math.PI)) - series;
  }

  private double step() {
    return Math.min(0.12 / Math.max(1.33, Math.log(groups)), 0.5 / Math.sqrt(df));
  }

  private static double root(UnivariateFunction rising) {
    double low = 0;
    double high = 1;
    while (rising.value(low) > 0) {
      low -= 2;
    }
    while (rising.value(high) < 0) {
      low = high;
      high += 1;
    }
    return Math.exp(new BrentSolver(1e-14, 1e-13, 1e-15).solve(1000, rising, low, high));
  }
}
