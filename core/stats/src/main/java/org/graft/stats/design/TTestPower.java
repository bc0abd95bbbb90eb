package org.graft.stats.design;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.NoncentralT;
import org.graft.stats.distribution.StudentT;

/**
 * Power, sample size and smallest detectable effect of the t tests, by the noncentral t.
 *
 * <p>Effects are standardised: the mean over the standard deviation of one observation (one
 * sample), of one difference (paired), or within a group (two samples). The sample size is the
 * number of observations, of pairs, or per group; it need not be whole.
 *
 * <p>Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, doi:<a
 * href="https://doi.org/10.4324/9780203771587">10.4324/9780203771587</a>.
 *
 * @param design what is observed
 * @param rejection which tails count
 * @param alpha level, in (0, 1)
 */
public record TTestPower(Design design, Rejection rejection, double alpha) {
  private static final double MOST = 1e7;
  private static final double STRONGEST = 1e4;

  /** What is observed. */
  public enum Design {
    /** One sample against a constant, or the differences of pairs. */
    ONE_SAMPLE,
    /** Two independent samples of equal size. */
    TWO_SAMPLE
  }

  /** Which rejections count as finding the effect. */
  public enum Rejection {
    /** One-sided test in the effect's direction. */
    ONE_SIDED,
    /** Two-sided test, counting only rejections in the effect's direction (R's default). */
    TWO_SIDED,
    /** Two-sided test, counting rejections in the wrong direction too (R's {@code strict}). */
    TWO_SIDED_STRICT
  }

  /** Checks the level. */
  public TTestPower {
    Level.check(alpha);
  }

  /** Probability of rejecting with {@code n} observations when the effect is {@code effect}. */
  public double power(double n, double effect) {
    checkSize(n, effect);
    return design == Design.ONE_SAMPLE
        ? power(n - 1, Math.sqrt(n), effect)
        : power(2 * (n - 1), Math.sqrt(n / 2), effect);
  }

  private static void checkSize(double n, double effect) {
    if (!(n >= 2 && n <= 2 * MOST)) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "power needs 2 <= n <= " + 2 * MOST + ", found " + n);
    }
    if (!(Math.abs(effect) <= STRONGEST)) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "the effect must lie within 10,000 sd, found " + effect);
    }
  }

  /** Probability of rejecting with groups of {@code n} and {@code m}; two samples only. */
  public double unequalPower(double n, double m, double effect) {
    if (design == Design.ONE_SAMPLE) {
      throw bad("one sample has no second group");
    }
    checkSize(n, effect);
    checkSize(m, effect);
    return power(n + m - 2, Math.sqrt(n * m / (n + m)), effect);
  }

  private double power(double df, double root, double effect) {
    double shift = Math.abs(effect) * root;
    double critical =
        -new StudentT(df).quantile(rejection == Rejection.ONE_SIDED ? alpha : alpha / 2);
    NoncentralT shifted = new NoncentralT(df, shift);
    return rejection == Rejection.TWO_SIDED_STRICT
        ? shifted.survival(critical) + shifted.cdf(-critical)
        : shifted.survival(critical);
  }

  /** The fractional sample size, at least 2, that reaches {@code power}; round up. */
  public double sampleSize(double effect, double power) {
    checkTarget(power);
    if (effect == 0) {
      throw bad("no sample size finds an effect of 0");
    }
    double least = 2;
    if (power(least, effect) > power) {
      throw bad("a power of " + power + " is reached by any sample of two");
    }
    double enough = 2;
    while (power(enough, effect) < power) {
      enough *= 2;
      if (enough > MOST) {
        throw new Refusal(
            Refusal.Reason.TOO_LARGE, "an effect of " + effect + " needs over 1e7 observations");
      }
    }
    return solve(logN -> power(Math.exp(logN), effect) - power, Math.log(least), Math.log(enough));
  }

  /** The smallest standardised effect that {@code n} observations find with {@code power}. */
  public double detectableEffect(double n, double power) {
    checkTarget(power);
    if (power(n, 0) >= power) {
      throw bad("a power of " + power + " is reached without any effect");
    }
    double enough = 1 / Math.sqrt(n);
    while (power(n, enough) < power) {
      enough *= 2;
      if (enough > STRONGEST) {
        throw new Refusal(
            Refusal.Reason.TOO_FEW, "n = " + n + " does not detect an effect of 10,000 sd");
      }
    }
    return solve(effect -> power(n, Math.exp(effect)) - power, -20, Math.log(enough));
  }

  private static double solve(DoubleUnaryOperator excess, double from, double to) {
    return Math.exp(new BrentSolver(1e-13, 1e-13).solve(300, excess::applyAsDouble, from, to));
  }

  private static void checkTarget(double power) {
    if (!(power > 0 && power < 1)) {
      throw bad("power must lie in (0, 1), found " + power);
    }
  }

  private static Refusal bad(String message) {
    return new Refusal(Refusal.Reason.BAD_ARGUMENT, message);
  }
}
