package org.graft.stats.shape;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.StudentT;

/** Location and spread of one sample without assumptions, and the t interval of its mean. */
public final class Descriptives {
  /** Turns a MAD into a standard deviation for normal data, as R's {@code mad} does. */
  public static final double MAD_TO_SD = 1.4826;

  private Descriptives() {}

  /** Standard error of the mean; 0 for constants. */
  public static double standardError(double[] values) {
    return Moments.of(values).sd() / Math.sqrt(values.length);
  }

  /**
   * Student's t interval of the mean (Student 1908, DOI 10.1093/biomet/6.1.1).
   *
   * @throws Refusal for fewer than 2 values or constants
   */
  public static double[] meanInterval(double[] values, double confidence) {
    Moments moments = Moments.of(values).spread("a t interval");
    double half =
        new StudentT(moments.n() - 1.0).quantile(0.5 + confidence / 2)
            * moments.sd()
            / Math.sqrt(moments.n());
    return Samples.representable(moments.mean() - half, moments.mean() + half);
  }

  /**
   * Mean of what is left after dropping floor(n * proportion) values at each end (Tukey and
   * McLaughlin 1963).
   *
   * @param proportion trimmed at each end, in [0, 0.5)
   */
  public static double trimmedMean(double[] values, double proportion) {
    if (!(proportion >= 0 && proportion < 0.5)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "trim must lie in [0, 0.5), found " + proportion);
    }
    Samples.present(Samples.atLeast(1, values, "a trimmed mean"), "a trimmed mean");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = (int) Math.floor(sorted.length * proportion + 1e-12);
    return Moments.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut)).mean();
  }

  /** Interquartile range by type-7 quantiles. */
  public static double iqr(double[] values) {
    Samples.finite(values, "an interquartile range");
    return Samples.representable(Quantiles.of(values, 0.75) - Quantiles.of(values, 0.25))[0];
  }

  /** Standard deviation over the magnitude of the mean; refused when the mean is 0. */
  public static double coefficientOfVariation(double[] values) {
    Moments moments = Moments.of(values);
    if (moments.mean() == 0) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "no coefficient of variation at mean 0");
    }
    return Samples.representable(moments.sd() / Math.abs(moments.mean()))[0];
  }
}
