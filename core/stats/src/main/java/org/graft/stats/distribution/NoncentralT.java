package org.graft.stats.distribution;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Refusal;

/**
 * The noncentral t distribution of (Z + delta) / sqrt(chi-squared(df) / df).
 *
 * <p>Mixes normal tails over the logarithm of the chi scale by the trapezoidal rule, which
 * converges geometrically on such integrands (Trefethen and Weideman 2014, DOI 10.1137/130932132);
 * all terms are positive, so both tails keep their relative accuracy.
 *
 * @param df degrees of freedom, positive and finite
 * @param delta noncentrality, finite
 */
public record NoncentralT(double df, double delta) implements Distribution {
  /** Checks the parameters. */
  public NoncentralT {
    Tail.requirePositive(df, "degrees of freedom");
    if (!Double.isFinite(df) || !Double.isFinite(delta)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "noncentral t needs finite df and noncentrality");
    }
  }

  @Override
  public double cdf(double x) {
    return Math.exp(logCdf(x));
  }

  @Override
  public double survival(double x) {
    return Math.exp(logSurvival(x));
  }

  @Override
  public double logSurvival(double x) {
    Tail.requireNumber(x);
    if (Double.isInfinite(x)) {
      return x > 0 ? Double.NEGATIVE_INFINITY : 0;
    }
    return logMixture(scale -> Normal.STANDARD.logSurvival(x * scale - delta));
  }

  @Override
  public double logCdf(double x) {
    return new NoncentralT(df, -delta).logSurvival(-x);
  }

  @Override
  public double quantile(double p) {
    Tail.requireProbability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double reach = 1;
    while (cdf(delta - reach) > p || cdf(delta + reach) < p) {
      reach *= 2;
    }
    return Tail.root(x -> cdf(x) - p, delta - reach, delta + reach);
  }

  /**
   * The noncentrality under which {@code t} is the {@code p} upper-tail point, P(T > t) = p: the
   * end of a confidence interval by inversion (Steiger and Fouladi 1997).
   *
   * <p>Where t is so large that the normal part hardly counts, the quantile of the chi scale is
   * used, widened by that part's variance (relative error below 1e-7).
   */
  public static double noncentralityAt(double t, double df, double p) {
    double sd = Math.abs(t) / Math.sqrt(2 * df);
    if (sd > 300) {
      double chi = Math.sqrt(new ChiSquared(df).quantile(t > 0 ? p : 1 - p) / df);
      double mean = Math.exp(Gamma.logGamma((df + 1) / 2) - Gamma.logGamma(df / 2));
      mean *= Math.sqrt(2 / df);
      return t * (mean + (chi - mean) * Math.sqrt(1 + 1 / (sd * sd)));
    }
    double reach = 1;
    double spread = 1 + Math.abs(t) / Math.sqrt(2 * df);
    while (new NoncentralT(df, t - reach * spread).survival(t) > p
        || new NoncentralT(df, t + reach * spread).survival(t) < p) {
      reach *= 2;
    }
    return Tail.root(
        delta -> new NoncentralT(df, delta).survival(t) - p,
        t - reach * spread,
        t + reach * spread);
  }

  /** ln of the integral of exp(logTail(s)) against the density of s = sqrt(chi2(df)/df). */
  private double logMixture(DoubleUnaryOperator logTail) {
    if (Math.abs(delta) > 1e4 * Math.max(1, Math.sqrt(2 * df))) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "a noncentrality of " + delta + " is beyond what is computed");
    }
    double width = 1 / Math.max(Math.sqrt(2 * df), 1 + Math.abs(delta));
    double step = Math.min(width / 3, 0.125);
    double norm = Math.log(2) + df / 2 * Math.log(df / 2) - Gamma.logGamma(df / 2) + Math.log(step);
    DoubleUnaryOperator term =
        u -> norm + df * u - df / 2 * Math.exp(2 * u) + logTail.applyAsDouble(Math.exp(u));
    double best = peak(term, step);
    double top = term.applyAsDouble(best);
    double sum = 1;
    for (int side = -1; side <= 1; side += 2) {
      for (int k = 1; k < 10_000_000; k++) {
        double relative = term.applyAsDouble(best + side * k * step) - top;
        sum += Math.exp(relative);
        if (relative < -42) {
          break;
        }
      }
    }
    return Math.min(0, top + Math.log(sum));
  }

  /** Climbs the log-concave integrand to within a step of its maximum. */
  private static double peak(DoubleUnaryOperator term, double step) {
    double low = -60;
    double high = 10;
    while (high - low > step) {
      double third = (high - low) / 3;
      if (term.applyAsDouble(low + third) < term.applyAsDouble(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return 0.5 * (low + high);
  }
}
