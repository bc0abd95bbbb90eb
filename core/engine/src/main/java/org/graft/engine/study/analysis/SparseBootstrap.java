package org.graft.engine.study.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.spi.result.study.Interval;
import org.graft.stats.Moments;
import org.graft.stats.distribution.Normal;

/**
 * The m out of n bootstrap of many values (Bickel, Goetze and van Zwet 1997, Statistica Sinica
 * 7:1-31): resamples of at most {@value #ROWS} values and a fifth of all, whose standard deviation
 * shrinks by the square root of m / n. For statistics whose error is normal and falls with the
 * square root of n.
 */
final class SparseBootstrap {
  private static final int ROWS = 500;
  private static final int SHARE = 5;
  private static final int DRAWS = 400;

  private SparseBootstrap() {}

  /** The interval of a statistic about its {@code estimate} on all of {@code sorted}. */
  static Interval interval(
      double[] sorted,
      double estimate,
      ToDoubleFunction<double[]> statistic,
      double confidence,
      Effort effort) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(effort.seed());
    ZigguratSampler.Exponential gaps = ZigguratSampler.Exponential.of(random);
    int rows = Math.min(ROWS, sorted.length / SHARE);
    double[] places = new double[rows];
    double[] chosen = new double[rows];
    double[] drawn = new double[effort.draws(rows * 40, 150, DRAWS)];
    for (int draw = 0; draw < drawn.length; draw++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += gaps.sample();
        places[i] = sum;
      }
      double step = sorted.length / (sum + gaps.sample());
      for (int i = 0; i < rows; i++) {
        chosen[i] = sorted[(int) (places[i] * step)];
      }
      drawn[draw] = statistic.applyAsDouble(chosen);
    }
    double error = Moments.sd(drawn) * Math.sqrt((double) rows / sorted.length);
    double reach = Normal.STANDARD.quantile(0.5 + confidence / 2) * error;
    return Attempt.interval(
        new double[] {estimate - reach, estimate + reach}, confidence, "m out of n bootstrap");
  }

  /** The values in ascending order. */
  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
