package org.graft.stats.groups;

import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Tukey's honest significant differences between all pairs of independent groups, in Kramer's form
 * for unequal sizes (Tukey 1953; Kramer 1956, doi:10.2307/3001469; conservative there: Hayter 1984,
 * doi:10.1214/aos/1176346392).
 *
 * <p>Pairs come as (1,0), (2,0), ..., (2,1), ... and a difference is the first group's mean less
 * the second's. Refused where the one-way F has no variance within.
 *
 * @param groups the groups
 */
public record TukeyKramer(OneWayAnova groups) {
  /** The pairs in order, [pairs, 2], 0-based. */
  public int[][] pairs() {
    int k = groups.sizes().length;
    int[][] pairs = new int[k * (k - 1) / 2][];
    int next = 0;
    for (int j = 0; j < k; j++) {
      for (int i = j + 1; i < k; i++) {
        pairs[next++] = new int[] {i, j};
      }
    }
    return pairs;
  }

  private StudentizedRange distribution() {
    return new StudentizedRange(groups.sizes().length, groups.df()[1]);
  }

  /** Mean of the first less mean of the second. */
  public double difference(int[] pair) {
    return (groups.deviations()[pair[0]] - groups.deviations()[pair[1]]) * groups.unit();
  }

  /** The standard error that a studentized range is measured in. */
  public double standardError(int[] pair) {
    double sizes = 1.0 / groups.sizes()[pair[0]] + 1.0 / groups.sizes()[pair[1]];
    return Math.sqrt(groups.meanSquareWithin() / 2 * sizes) * groups.unit();
  }

  /** The pair's studentized range, |difference| over standard error. */
  public double statistic(int[] pair) {
    double scaled = Math.abs(difference(pair)) / groups.unit();
    return scaled / (standardError(pair) / groups.unit());
  }

  /** The pair's p-value, adjusted for all pairs. */
  public PValue p(int[] pair) {
    double statistic = statistic(pair);
    return distribution().survival(statistic);
  }

  /** Half the width of each simultaneous interval at {@code confidence} in (0, 1), by pair. */
  public double[] margins(double confidence) {
    int[][] pairs = pairs();
    double widest = standardError(pairs[0]);
    double critical = distribution().quantile(confidence);
    double[] margins = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      margins[i] = critical * standardError(pairs[i]);
      widest = Math.max(widest, margins[i] + Math.abs(difference(pairs[i])));
    }
    if (Double.isInfinite(widest)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the limits overflow: rescale the scores and try again");
    }
    return margins;
  }
}
