package org.graft.engine.study.analysis;

import java.util.Arrays;
import org.graft.spi.result.study.Estimate;
import org.graft.stats.Moments;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Scores less their mean, so that the standard deviation of a resample takes two sums.
 *
 * @param unit deviations in units of {@code scale}, within [-1, 1]
 * @param scale the largest deviation's size
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within the analysis, never compared
record Deviations(double[] unit, double scale) {
  /** Sums of squares that are a smaller share of their terms are round-off. */
  private static final double ROUND_OFF = 1e-12;

  static Deviations of(double[] scores) {
    double mean = Moments.mean(scores);
    double scale = Arrays.stream(scores).map(score -> Math.abs(score - mean)).max().orElse(0);
    return new Deviations(
        Arrays.stream(scores).map(s -> scale > 0 ? (s - mean) / scale : 0).toArray(), scale);
  }

  /**
   * The ratio of two standard deviations of many values, with its interval by the delta method: the
   * logarithm of each deviates by the mean of its squared deviations' influence.
   */
  static Estimate ratio(double[] x, double[] y, boolean paired, double confidence) {
    return Attempt.number(
        () -> finite(Moments.sd(x) / Moments.sd(y)),
        () -> {
          double[] ofX = influence(x);
          double[] ofY = influence(y);
          double variance = 0;
          if (paired) {
            for (int i = 0; i < x.length; i++) {
              variance += (ofX[i] - ofY[i]) * (ofX[i] - ofY[i]);
            }
            variance /= (double) x.length * x.length;
          } else {
            variance = Moments.squares(ofX) / x.length / x.length;
            variance += Moments.squares(ofY) / y.length / y.length;
          }
          double reach = Normal.STANDARD.quantile(0.5 + confidence / 2) * Math.sqrt(variance);
          double ratio = finite(Moments.sd(x) / Moments.sd(y));
          return Attempt.interval(
              new double[] {ratio * Math.exp(-reach), ratio * Math.exp(reach)},
              confidence,
              "delta method");
        });
  }

  private static double finite(double ratio) {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "one sample has no spread: no ratio");
    }
    return ratio;
  }

  /** What each value adds to the logarithm of the standard deviation, times n. */
  private static double[] influence(double[] values) {
    Deviations d = of(values);
    double mean = Arrays.stream(d.unit()).map(u -> u * u).average().orElse(0);
    return Arrays.stream(d.unit()).map(u -> (u * u / mean - 1) / 2).toArray();
  }

  /** Standard deviation with n - 1 of the chosen rows; 0 where they are equal. */
  double standard(int[] rows) {
    double sum = 0;
    double squares = 0;
    for (int row : rows) {
      sum += unit[row];
      squares += unit[row] * unit[row];
    }
    double about = squares - sum / rows.length * sum;
    return about <= ROUND_OFF * squares ? 0 : scale * Math.sqrt(about / (rows.length - 1));
  }
}
