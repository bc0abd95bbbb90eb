package org.graft.engine.advise;

import org.graft.stats.Refusal;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Interval;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;

/**
 * How similar the source's domain is to the target's, measured on features: of the target examples
 * that a linear probe gets wrong on the same network's features before any training, the share that
 * the source model's features put right. 1 means they put all right; 0 or less that the source
 * model learnt nothing that serves here.
 *
 * @param value at most 1
 * @param low lower end of a 95 % percentile bootstrap interval over examples
 * @param high its upper end
 * @param pretrained share that the probe gets right on the source model's features
 * @param untrained the same on the untrained network's
 * @param examples how many examples were probed
 */
public record Similarity(
    double value, double low, double high, double pretrained, double untrained, int examples) {
  /** From here on domains count as similar: a convention, which the experiment is to verify. */
  public static final double SIMILAR_FROM = 0.5;

  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 2000;

  /**
   * Compares two probes of the same examples.
   *
   * @param pretrained 1 where the probe is right on the source model's features, else 0
   * @param untrained the same on the untrained network's
   */
  static Similarity of(double[] pretrained, double[] untrained, long seed) {
    int n = pretrained.length;
    RowStatistic statistic =
        rows -> {
          double with = 0;
          double without = 0;
          for (int row : rows) {
            with += pretrained[row];
            without += untrained[row];
          }
          return without < rows.length
              ? (with - without) / (rows.length - without)
              : with < rows.length ? Double.NaN : 1;
        };
    double with = mean(pretrained);
    double without = mean(untrained);
    int[] all = java.util.stream.IntStream.range(0, n).toArray();
    double value = statistic.of(all);
    try {
      Resampling resampling = Resampling.rows(n);
      Bootstrap bootstrap =
          Bootstrap.of(resampling, statistic, Draws.atMost(RESAMPLES, seed, resampling));
      Interval interval = bootstrap.percentile(CONFIDENCE);
      return new Similarity(value, interval.low(), interval.high(), with, without, n);
    } catch (Refusal same) {
      return new Similarity(value, value, value, with, without, n);
    }
  }

  /** Whether the domains count as similar. */
  public boolean similar() {
    return value >= SIMILAR_FROM;
  }

  /** Whether the interval leaves no doubt of that. */
  public boolean certain() {
    return low >= SIMILAR_FROM || high < SIMILAR_FROM;
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(Double.NaN);
  }
}
