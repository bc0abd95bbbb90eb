package org.graft.stats.spread;

import org.graft.stats.Finite;
import org.graft.stats.Interval;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.FisherF;

/**
 * The variance ratio F test of two independent normal samples, with its interval; tails are
 * computed as survival functions, so tiny p-values are not lost.
 *
 * <p>Only for normal data: heavy tails alone take its type I error to 25 % and more. Answers at any
 * scale. Refuses fewer than two values per sample, missing and infinite values, and a constant
 * sample.
 *
 * <p>Snedecor, Cochran (1989), Statistical Methods, 8th ed., section 6.12.
 */
public final class VarianceRatio {
  private final double f;
  private final double df1;
  private final double df2;

  /** Compares the variance of {@code x} with that of {@code y}. */
  public VarianceRatio(double[] x, double[] y) {
    Finite.sample(x, "x", 2);
    Finite.sample(y, "y", 2);
    if (Moments.constant(x) || Moments.constant(y)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, (Moments.constant(x) ? "x" : "y") + " is constant");
    }
    int a = Finite.exponent(x);
    int b = Finite.exponent(y);
    double ratio = Moments.variance(Finite.unit(x, a)) / Moments.variance(Finite.unit(y, b));
    f = Math.scalb(ratio, 2 * (a - b));
    if (!(f > 0) || Double.isInfinite(f)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the variance ratio lies outside the range of doubles");
    }
    df1 = x.length - 1;
    df2 = y.length - 1;
  }

  /** Variance of x over variance of y. */
  public double ratio() {
    return f;
  }

  /** Degrees of freedom of x. */
  public double df1() {
    return df1;
  }

  /** Degrees of freedom of y. */
  public double df2() {
    return df2;
  }

  /** Two-sided p: twice the smaller tail. */
  public PValue p() {
    return new FisherF(df1, df2).twoSided(f);
  }

  /** One-sided p against x varying more. */
  public PValue wider() {
    return new FisherF(df1, df2).upper(f);
  }

  /** One-sided p against x varying less. */
  public PValue narrower() {
    return new FisherF(df1, df2).lower(f);
  }

  /** Interval of the true ratio. */
  public Interval interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "level must lie in (0, 1), found " + level);
    }
    double tail = (1 - level) / 2;
    double high = f / new FisherF(df1, df2).quantile(tail);
    return new Interval(Math.min(high, f * new FisherF(df2, df1).quantile(tail)), high);
  }
}
