package org.graft.engine.study.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.graft.spi.result.study.Estimate;
import org.graft.stats.Ranks;
import org.graft.stats.Ties;
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
    RowStatistic statistic = counted(pairs.x(), pairs.y());
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
    return Attempt.estimate(
        () -> {
          Dominance dominance = Dominance.of(x, y);
          return Attempt.number(
              dominance::a12,
              () -> {
                double[] delta = dominance.interval(confidence);
                return Attempt.interval(
                    new double[] {(1 + delta[0]) / 2, (1 + delta[1]) / 2},
                    confidence,
                    "Feng and Cliff, pairing disregarded");
              });
        });
  }

  /** A12 of chosen pairs, whose scores are counted at their ranks among all: nothing is sorted. */
  private static RowStatistic counted(double[] x, double[] y) {
    double[] all = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray();
    int[] ranks =
        Arrays.stream(Ranks.midRanks(all, Ties.scale(all))).mapToInt(r -> (int) (2 * r)).toArray();
    return rows -> {
      int[] ofX = new int[2 * all.length + 1];
      int[] ofY = new int[2 * all.length + 1];
      for (int row : rows) {
        ofX[ranks[row]]++;
        ofY[ranks[x.length + row]]++;
      }
      double wins = 0;
      double below = 0;
      for (int rank = 0; rank < ofX.length; rank++) {
        wins += ofX[rank] * (below + ofY[rank] / 2.0);
        below += ofY[rank];
      }
      return wins / ((double) rows.length * rows.length);
    };
  }
}
