package org.graft.engine.study.analysis;

import java.util.Arrays;
import org.graft.stats.Moments;

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
