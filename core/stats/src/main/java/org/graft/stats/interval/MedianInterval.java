package org.graft.stats.interval;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Binomial;

/**
 * The interval of a median between two order statistics, whose coverage is binomial whatever the
 * distribution (Thompson 1936, doi:10.1214/aoms/1177732502).
 *
 * <p>Ranks are symmetric, and the narrowest whose coverage is at least the confidence. For fewer
 * scores than any interval needs (5 at 95 %) it is refused (too-few). Ties only raise the coverage.
 *
 * @param size n
 * @param lowerRank 1-based rank of the lower limit
 * @param upperRank n + 1 - lowerRank
 * @param coverage exact coverage for a continuous distribution
 */
public record MedianInterval(int size, int lowerRank, int upperRank, double coverage) {
  /** The ranks for {@code size} scores. */
  public static MedianInterval of(int size, double confidence) {
    double tail = Interval.tail(confidence);
    if (size < 1) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "a median needs a score, found none");
    }
    Binomial below = new Binomial(size, 0.5);
    int rank = 0;
    while (rank + 1 <= size / 2 && below.cdf(rank) <= tail * (1 + 1e-12)) {
      rank++;
    }
    if (rank == 0) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "no interval of the median has coverage "
              + confidence
              + ": with n = "
              + size
              + " the widest reaches "
              + (1 - 2 * below.cdf(0)));
    }
    return new MedianInterval(size, rank, size + 1 - rank, 1 - 2 * below.cdf(rank - 1));
  }

  /** The limits in {@code x}; infinite scores are ordered, missing ones refused. */
  public Interval limits(double[] x, double confidence) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    if (sorted.length != size || Double.isNaN(sorted[size - 1])) {
      throw new Refusal(Refusal.Reason.MISSING, "needs " + size + " scores, none missing");
    }
    return new Interval(sorted[lowerRank - 1], sorted[upperRank - 1], confidence);
  }
}
