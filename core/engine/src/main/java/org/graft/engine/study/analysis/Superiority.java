package org.graft.engine.study.analysis;

import org.graft.spi.result.study.Estimate;
import org.graft.stats.effect.Dominance;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;

/** A12: the probability that a score of the first exceeds one of the second, ties half. */
final class Superiority {
  private Superiority() {}

  /** Of pairs; with several source models these are resampled. */
  static Estimate of(Pairs pairs, double confidence, Effort effort) {
    if (!pairs.clustered()) {
      return of(pairs.x(), pairs.y(), confidence);
    }
    RowStatistic statistic =
        rows -> Dominance.of(pick(pairs.x(), rows), pick(pairs.y(), rows)).a12();
    int draws = effort.draws(pairs.x().length * 20, 500, 2_000);
    return Attempt.number(
        () -> Dominance.of(pairs.x(), pairs.y()).a12(),
        () ->
            Attempt.interval(
                Bootstrap.of(
                        Resampling.clustered(pairs.clusters()),
                        statistic,
                        new Draws.Random(draws, effort.seed()))
                    .percentile(confidence)
                    .limits(),
                confidence,
                "bootstrap of source models, percentile"));
  }

  /** Of two samples. */
  static Estimate of(double[] x, double[] y, double confidence) {
    return Attempt.number(
        () -> Dominance.of(x, y).a12(),
        () -> {
          double[] delta = Dominance.of(x, y).interval(confidence);
          return Attempt.interval(
              new double[] {(1 + delta[0]) / 2, (1 + delta[1]) / 2},
              confidence,
              "Feng and Cliff, pairing disregarded");
        });
  }

  private static double[] pick(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }
}
