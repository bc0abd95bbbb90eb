package org.graft.stats.effect;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Binomial;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.location.Differences;

/**
 * Intervals of dominance measures of paired samples: Cliff's delta over all pairs (x, y) by drawing
 * pairs whole, since its variance for independent samples does not hold, and the share of pairs in
 * favour by Clopper and Pearson.
 */
public final class PairedDominance {
  private static final int RESAMPLES = 2000;

  private PairedDominance() {}

  /** Bootstrap percentile interval of Cliff's delta. */
  public static double[] interval(double[] x, double[] y, double confidence, long seed) {
    if (x.length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "an interval needs 2 pairs, found " + x.length);
    }
    RowStatistic delta = rows -> Dominance.of(pick(x, rows), pick(y, rows)).delta();
    Resampling pairs = Resampling.rows(x.length);
    return Bootstrap.of(pairs, delta, Draws.atMost(RESAMPLES, seed, pairs))
        .percentile(confidence)
        .limits();
  }

  /** The share of positive differences, zeros counting half. */
  public static double superiority(Differences d) {
    if (d.n() == 0) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "a share of pairs needs a pair, found none");
    }
    return Arrays.stream(d.values()).map(v -> v > 0 ? 1 : v == 0 ? 0.5 : 0).average().orElseThrow();
  }

  /** Clopper-Pearson interval of the share of positive among the differences that are not 0. */
  public static double[] superiorityInterval(Differences d, double confidence) {
    double[] nonzero = d.some(2, "an interval of the share of pairs").nonzero();
    int positive = (int) Arrays.stream(nonzero).filter(v -> v > 0).count();
    return Binomial.clopperPearson(positive, nonzero.length, confidence);
  }

  private static double[] pick(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    Arrays.setAll(picked, i -> values[rows[i]]);
    return picked;
  }
}
