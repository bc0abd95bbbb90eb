package org.graft.stats.groups;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Binomial;

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
 * @param ranks pooled mid-ranks, group after group
 * @param sizes values of each group
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record KruskalWallis(
    double uncorrected, double tieCorrection, double[] averageRanks, double[] ranks, int[] sizes) {
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
        12 * between / (n * (n + 1)),
        12 * squares / (n * (n * n - 1)),
        averages,
        ranks,
        Arrays.stream(groups).mapToInt(group -> group.length).toArray());
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

  /**
   * P(H >= the observed one) over all ways to deal the ranks to the groups, ties as observed.
   *
   * @throws Refusal too-large where it takes more than 400,000 steps
   */
  public PValue exact() {
    return RankAllocation.upperTail(ranks, sizes);
  }

  /**
   * As {@link #exact} by {@code draws} seeded random deals, the observed one counted with them
   * (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
   */
  public Drawn drawn(int draws, long seed) {
    if (draws < 1) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "draws must be at least 1, found " + draws);
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] dealt = ranks.clone();
    double bound = between(dealt) * (1 - 1e-12);
    int extreme = 0;
    for (int draw = 0; draw < draws; draw++) {
      for (int i = dealt.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        double swapped = dealt[i];
        dealt[i] = dealt[j];
        dealt[j] = swapped;
      }
      extreme += between(dealt) >= bound ? 1 : 0;
    }
    return new Drawn(
        PValue.of((extreme + 1.0) / (draws + 1.0)), Binomial.clopperPearson(extreme, draws, 0.99));
  }

  /** A Monte Carlo p and the 99 % interval of the exact one. */
  public record Drawn(PValue p, double[] interval) {}

  private double between(double[] dealt) {
    double between = 0;
    for (int g = 0, next = 0; g < sizes.length; g++) {
      double sum = 0;
      for (int i = 0; i < sizes[g]; i++) {
        sum += dealt[next++] - (ranks.length + 1) / 2.0;
      }
      between += sum * sum / sizes[g];
    }
    return between;
  }

  /** The effect size epsilon squared, H / (N - 1), in [0, 1]. */
  public double epsilonSquared() {
    return statistic() / (ranks.length - 1.0);
  }
}
