package org.graft.stats.effect;

import java.util.function.DoubleBinaryOperator;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.NoncentralT;
import org.graft.stats.location.Differences;
import org.graft.stats.location.OneSampleT;
import org.graft.stats.location.TTest;
import org.graft.stats.location.TwoSampleT;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Samples;

/**
 * A mean difference in units of a standard deviation, with the interval that inverts the noncentral
 * t distribution (Cohen 1988; Cumming and Finch 2001, DOI 10.1177/0013164401614002).
 *
 * <p>Refused where the standard deviation is 0 up to round-off or has fewer than 2 values, and for
 * NaN and infinities.
 *
 * @param t the t statistic that the value is a multiple of
 * @param df degrees of freedom
 * @param unit what one unit of t is worth
 */
public record StandardizedMean(double t, double df, double unit) {
  /** The standardised difference. */
  public double value() {
    return Samples.representable(t * unit)[0];
  }

  /** d_z: mean difference over the standard deviation of the differences (Cohen 1988). */
  public static StandardizedMean paired(Differences differences) {
    TTest test = OneSampleT.test(differences);
    return new StandardizedMean(test.t(), test.df(), 1 / Math.sqrt(differences.n()));
  }

  /**
   * d_av: mean difference over the root mean variance of both sides (Cumming 2012; interval of
   * Algina and Keselman 2003, DOI 10.1177/0013164403256358).
   */
  public static StandardizedMean average(double[] x, double[] y) {
    return perAverage(x, y, (sx, sy) -> Math.sqrt((sx * sx + sy * sy) / 2));
  }

  /** As {@link #average}, over the mean of both standard deviations. */
  public static StandardizedMean meanSd(double[] x, double[] y) {
    return perAverage(x, y, (sx, sy) -> (sx + sy) / 2);
  }

  private static StandardizedMean perAverage(double[] x, double[] y, DoubleBinaryOperator average) {
    int exponent = Samples.exponent(x, y);
    double[] sx = Samples.scaled(x, exponent);
    double[] sy = Samples.scaled(y, exponent);
    double sd =
        average.applyAsDouble(
            Moments.of(sx).spread("d_av").sd(), Moments.of(sy).spread("d_av").sd());
    TTest test = OneSampleT.test(Differences.of(sx, sy));
    return new StandardizedMean(test.t(), test.df(), test.standardError() / sd);
  }

  /** Cohen's d of independent samples: mean difference over the pooled standard deviation. */
  public static StandardizedMean pooled(double[] x, double[] y) {
    TTest test = TwoSampleT.pooled(x, y);
    double root = Math.sqrt(1.0 / x.length + 1.0 / y.length);
    return new StandardizedMean(test.t(), test.df(), root);
  }

  /** Glass's delta (1976, DOI 10.3102/0013189X005010003): over the deviation of {@code control}. */
  public static StandardizedMean glass(double[] x, double[] y, double[] control) {
    int exponent = Samples.exponent(x, y);
    Moments spread = Moments.of(Samples.scaled(control, exponent)).spread("Glass's delta");
    double difference =
        Moments.of(Samples.scaled(x, exponent)).mean()
            - Moments.of(Samples.scaled(y, exponent)).mean();
    double unit = Math.sqrt(1.0 / x.length + 1.0 / y.length);
    return new StandardizedMean(difference / spread.sd() / unit, control.length - 1.0, unit);
  }

  /** Hedges' correction of the value: unbiased for normal data. */
  public double corrected() {
    return value() * HedgesCorrection.at(df);
  }

  /** Interval by inverting the noncentral t distribution. */
  public double[] interval(double confidence) {
    if (!Double.isFinite(t)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "the t statistic is not finite");
    }
    double tail = (1 - confidence) / 2;
    return Samples.representable(
        NoncentralT.noncentralityAt(t, df, tail) * unit,
        NoncentralT.noncentralityAt(t, df, 1 - tail) * unit);
  }

  /** Hedges' correction of the interval. */
  public double[] correctedInterval(double confidence) {
    double j = HedgesCorrection.at(df);
    double[] interval = interval(confidence);
    return new double[] {interval[0] * j, interval[1] * j};
  }
}
