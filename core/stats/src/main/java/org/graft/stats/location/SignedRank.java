package org.graft.stats.location;

import java.util.Arrays;
import org.graft.stats.Ranks;
import org.graft.stats.shape.Samples;

/**
 * The Wilcoxon signed-rank test (Wilcoxon 1945, DOI 10.2307/3001968), exact given ties and zeros,
 * or by normal approximation.
 *
 * <p>Needs 2 pairs of which one differs; infinities are the largest differences and tie with each
 * other. Round-off does not break ties. The exact distribution is conditional on the mid-ranks of
 * the non-zero differences, each positive with probability 1/2.
 */
public final class SignedRank {
  private final ZeroPolicy policy;
  private final int n;
  private final int zeros;
  private final double[] ranks;
  private final boolean[] positive;
  private final double zeroRanks;

  private SignedRank(Differences differences, ZeroPolicy policy) {
    this.policy = policy;
    double[] all = differences.some(2, "a signed-rank test").values();
    double[] ranked = policy == ZeroPolicy.WILCOX ? differences.nonzero() : all;
    double[] midRanks =
        Ranks.midRanks(Arrays.stream(ranked).map(Math::abs).toArray(), differences.scale());
    this.n = all.length;
    double[] kept = new double[ranked.length];
    boolean[] signs = new boolean[ranked.length];
    int used = 0;
    double lost = 0;
    for (int i = 0; i < ranked.length; i++) {
      if (ranked[i] == 0) {
        lost += midRanks[i];
      } else {
        signs[used] = ranked[i] > 0;
        kept[used++] = midRanks[i];
      }
    }
    this.ranks = Arrays.copyOf(kept, used);
    this.positive = Arrays.copyOf(signs, used);
    this.zeros = n - used;
    this.zeroRanks = lost;
  }

  /** Ranks the differences under a policy for zeros. */
  public static SignedRank of(Differences differences, ZeroPolicy policy) {
    Samples.present(differences.values(), "a signed-rank test");
    return new SignedRank(differences, policy);
  }

  /** Ranks of the non-zero differences, in their order. */
  public double[] ranks() {
    return ranks.clone();
  }

  /** Number of non-zero differences. */
  public int used() {
    return ranks.length;
  }

  /** Number of zero differences. */
  public int zeros() {
    return zeros;
  }

  /** Rank sum of the positive differences, with its half of the zeros' ranks under ZSPLIT. */
  public double wPlus() {
    return sum(true) + (policy == ZeroPolicy.ZSPLIT ? zeroRanks / 2 : 0);
  }

  /** Rank sum of the negative differences, with its half of the zeros' ranks under ZSPLIT. */
  public double wMinus() {
    return sum(false) + (policy == ZeroPolicy.ZSPLIT ? zeroRanks / 2 : 0);
  }

  /** Difference of the rank sums over their total, in [-1, 1], without the zeros' ranks. */
  public double rankBiserial() {
    return (sum(true) - sum(false)) / (sum(true) + sum(false));
  }

  private double sum(boolean sign) {
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += positive[i] == sign ? ranks[i] : 0;
    }
    return sum;
  }

  /**
   * Exact p-values, by dynamic programming on doubled mid-ranks.
   *
   * @throws org.graft.stats.Refusal beyond 1000 non-zero differences
   */
  public ExactP exact() {
    WholeRanks whole = WholeRanks.of(ranks);
    return ExactP.of(SubsetSums.eachByCoin(whole.weights()), whole.index(sum(true)));
  }

  /** Normal approximation whose variance accounts for ties (sum of squared ranks over 4). */
  public RankScore score() {
    double squares = 0;
    for (double rank : ranks) {
      squares += rank * rank;
    }
    if (policy == ZeroPolicy.ZSPLIT && zeros > 0) {
      double zeroRank = zeroRanks / zeros;
      squares += zeros * zeroRank * zeroRank;
    }
    return new RankScore((wPlus() - wMinus()) / 2, squares / 4);
  }

  /** Normal approximation with the variance for ranks without ties, as older texts have it. */
  public RankScore scoreWithoutTies() {
    double variance =
        switch (policy) {
          case WILCOX -> squares(ranks.length);
          case PRATT -> squares(n) - squares(zeros);
          case ZSPLIT -> squares(n);
        };
    return new RankScore((wPlus() - wMinus()) / 2, variance / 4);
  }

  /** 1 + 4 + 9 + ... + k^2. */
  private static double squares(double k) {
    return k * (k + 1) * (2 * k + 1) / 6;
  }
}
