package org.graft.stats.design;

import java.util.Arrays;
import org.graft.stats.Finite;
import org.graft.stats.Interval;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.StudentT;

/**
 * Equivalence by two one-sided t tests (TOST): only this, never a large p, says "no difference".
 *
 * <p>Answers at any scale. Refuses fewer than two values, missing and infinite ones, and samples
 * without spread; a region of width 0 cannot hold a difference and is refused.
 *
 * <p>Schuirmann (1987), doi:<a href="https://doi.org/10.1007/BF01068419">10.1007/BF01068419</a>;
 * unequal variances as Welch (1947), doi:<a
 * href="https://doi.org/10.1093/biomet/34.1-2.28">10.1093/biomet/34.1-2.28</a>.
 */
public final class Equivalence {
  private Equivalence() {}

  /**
   * A verdict on {@code low < mean(x) - mean(y) < high}.
   *
   * @param difference mean of x minus mean of y
   * @param standardError its standard error
   * @param df degrees of freedom
   * @param tLower t against the lower bound; positive speaks for equivalence
   * @param pLower p of the test against the lower bound
   * @param tUpper t against the upper bound; negative speaks for equivalence
   * @param pUpper p of the test against the upper bound
   * @param interval the 1 - 2 alpha interval, which lies within the bounds if and only if p &lt;=
   *     alpha
   */
  public record Result(
      double difference,
      double standardError,
      double df,
      double tLower,
      PValue pLower,
      double tUpper,
      PValue pUpper,
      Interval interval) {
    /** The p-value of equivalence: the larger of the two. */
    public PValue p() {
      return pLower.compareTo(pUpper) > 0 ? pLower : pUpper;
    }
  }

  /** The region of practical equivalence, as bounds on the difference. */
  public record Region(double low, double high) {
    /** Checks the order of the bounds. */
    public Region {
      if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "a region needs finite bounds low < high, found " + low + " and " + high);
      }
    }

    /** {@code -margin} to {@code margin}. */
    public static Region within(double margin) {
      return new Region(-margin, margin);
    }
  }

  /** Of paired samples, by the differences x - y. */
  public static Result paired(double[] x, double[] y, Region region, double alpha) {
    Finite.pairs(x, y, 2);
    double[] d = Ties.differences(x, y);
    if (Ties.tied(min(d), max(d), Ties.scale(x, y))) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the differences have no spread");
    }
    double standardError = Moments.sd(d) / Math.sqrt(d.length);
    return judge(Moments.mean(d), standardError, d.length - 1, region, alpha);
  }

  /** Of independent samples with variances of their own. */
  public static Result unpaired(double[] x, double[] y, Region region, double alpha) {
    Finite.sample(x, "x", 2);
    Finite.sample(y, "y", 2);
    if (Moments.constant(x) && Moments.constant(y)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "neither sample has spread");
    }
    double a = Moments.sd(x) / Math.sqrt(x.length);
    double b = Moments.sd(y) / Math.sqrt(y.length);
    double larger = Math.max(a, b);
    double u = a / larger * (a / larger);
    double v = b / larger * (b / larger);
    double df = (u + v) * (u + v) / (u * u / (x.length - 1) + v * v / (y.length - 1));
    double difference = org.graft.stats.shape.Moments.meanDifference(x, y);
    return judge(difference, larger * Math.sqrt(u + v), df, region, alpha);
  }

  private static Result judge(
      double difference, double standardError, double df, Region region, double alpha) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "alpha must lie in (0, 0.5), found " + alpha);
    }
    if (Double.isNaN(standardError) || Double.isInfinite(standardError)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "the spread lies outside the range of doubles");
    }
    if (standardError == 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "the spread is below the smallest double: no t statistic");
    }
    double tLower = (difference - region.low()) / standardError;
    double tUpper = (difference - region.high()) / standardError;
    if (Double.isInfinite(tLower) || Double.isInfinite(tUpper)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the bounds are too far for this spread: t overflows");
    }
    double reach = -new StudentT(df).quantile(alpha) * standardError;
    if (!Double.isFinite(difference)
        || !Double.isFinite(difference - reach)
        || !Double.isFinite(difference + reach)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the difference lies outside the range of doubles");
    }
    return new Result(
        difference,
        standardError,
        df,
        tLower,
        new StudentT(df).upper(tLower),
        tUpper,
        new StudentT(df).upper(-tUpper),
        new Interval(difference - reach, difference + reach));
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
