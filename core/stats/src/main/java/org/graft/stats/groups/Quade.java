package org.graft.stats.groups;

import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Quade's test: as Friedman's, with blocks weighted by the rank of their range, so that blocks on
 * which the treatments differ more count more (Quade 1979, doi:10.1080/01621459.1979.10481670).
 *
 * <p>F is referred to F(k - 1, (k - 1)(N - 1)). When all weighted ranks agree perfectly F is
 * infinite and refused, and p is (1/k!)^(N-1) (Conover 1999, Practical Nonparametric Statistics,
 * ISBN 978-0-471-16068-7). Ranges need finite scores.
 *
 * @param treatments k
 * @param blocks N
 * @param total sum of squared weighted ranks, A
 * @param between sum of squared treatment sums over N, B
 */
public record Quade(int treatments, int blocks, double total, double between) {
  /** Weighs and ranks the complete blocks; refuses infinities, one block, and scores all tied. */
  public static Quade of(Blocks blocks, Better better) {
    return of(blocks, better, Ties.scale(blocks.scaled()));
  }

  /** As {@link #of(Blocks, Better)}, but round-off breaks the ties of ranges, as it does in R. */
  public static Quade withoutRounding(Blocks blocks, Better better) {
    return of(blocks, better, 0);
  }

  private static Quade of(Blocks blocks, Better better, double scale) {
    if (blocks.count() < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "Quade's test needs at least 2 blocks, found 1");
    }
    double[][] ranks = blocks.ranks(better);
    double[][] scores = blocks.scaled();
    double[] weights = Ranks.midRanks(ranges(scores), scale);
    int k = blocks.treatments();
    double[] sums = new double[k];
    double total = 0;
    for (int i = 0; i < ranks.length; i++) {
      for (int j = 0; j < k; j++) {
        double weighted = weights[i] * (ranks[i][j] - (k + 1) / 2.0);
        sums[j] += weighted;
        total += weighted * weighted;
      }
    }
    if (total == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "every block is fully tied: nothing to rank");
    }
    double between = 0;
    for (double sum : sums) {
      between += sum * sum / ranks.length;
    }
    return new Quade(k, ranks.length, total, between);
  }

  private static double[] ranges(double[][] scores) {
    double[] ranges = new double[scores.length];
    for (int i = 0; i < ranges.length; i++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double score : scores[i]) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
      ranges[i] = high - low;
    }
    return ranges;
  }

  private boolean perfect() {
    return total - between < 1e-12 * total;
  }

  /** (N - 1) B / (A - B). */
  public double statistic() {
    if (perfect()) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "all weighted ranks agree perfectly: F is infinite");
    }
    return (blocks - 1) * between / (total - between);
  }

  /** P(F(k - 1, (k - 1)(N - 1)) >= statistic), or (1/k!)^(N-1) under perfect agreement. */
  public PValue p() {
    if (perfect()) {
      double log = 0;
      for (int i = 2; i <= treatments; i++) {
        log -= (blocks - 1) * Math.log(i);
      }
      return new PValue(log);
    }
    return Tail.f(statistic(), df()[0], df()[1]);
  }

  /** k - 1 and (k - 1)(N - 1). */
  public double[] df() {
    return new double[] {treatments - 1.0, (treatments - 1.0) * (blocks - 1)};
  }
}
