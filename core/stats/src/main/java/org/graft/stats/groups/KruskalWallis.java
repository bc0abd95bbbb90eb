package org.graft.stats.groups;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Kruskal and Wallis's test that independent groups have one distribution (Kruskal and Wallis 1952,
 * doi:10.1080/01621459.1952.10483441).
 *
 * <p>Infinities are ranked, equal ones tied; a missing score or an empty group is refused, as are
 * scores that are all tied (constant). Groups of one are allowed.
 *
 * @param uncorrected H without correction for ties
 * @param tieCorrection 1 - sum(t^3 - t) / (N^3 - N), in (0, 1]
 * @param averageRanks mean rank of each group, 1 the smallest score
 * @param total N
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record KruskalWallis(
    double uncorrected, double tieCorrection, double[] averageRanks, int total) {
  /** Ranks {@code groups} together. */
  public static KruskalWallis of(double[][] groups) {
    if (groups.length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "needs 2 groups, found " + groups.length);
    }
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].length == 0) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "group " + i + " is empty");
      }
    }
    double[] pooled = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
    double[] ranks = Ranks.midRanks(pooled, Ties.scale(pooled));
    double n = pooled.length;
    double middle = (n + 1) / 2;
    double[] averages = new double[groups.length];
    double between = 0;
    int next = 0;
    for (int i = 0; i < groups.length; i++) {
      double sum = 0;
      for (int j = 0; j < groups[i].length; j++) {
        sum += ranks[next++] - middle;
      }
      averages[i] = middle + sum / groups[i].length;
      between += sum * sum / groups[i].length;
    }
    double squares = Arrays.stream(ranks).map(r -> (r - middle) * (r - middle)).sum();
    if (squares == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all scores are tied: nothing to rank");
    }
    return new KruskalWallis(
        12 * between / (n * (n + 1)), 12 * squares / (n * (n * n - 1)), averages, pooled.length);
  }

  /** H, corrected for ties. */
  public double statistic() {
    return uncorrected / tieCorrection;
  }

  /** k - 1. */
  public int df() {
    return averageRanks.length - 1;
  }

  /** P(chi2(k - 1) >= H). */
  public PValue p() {
    return Tail.chiSquared(statistic(), df());
  }

  /** The effect size epsilon squared, H / (N - 1), in [0, 1]. */
  public double epsilonSquared() {
    return statistic() / (total - 1.0);
  }
}
