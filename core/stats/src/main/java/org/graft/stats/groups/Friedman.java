package org.graft.stats.groups;

import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Friedman's test that no treatment ranks differently from the others over blocks, with Iman and
 * Davenport's F and Kendall's coefficient of concordance W.
 *
 * <p>Friedman 1937, doi:10.1080/01621459.1937.10503522; Iman and Davenport 1980,
 * doi:10.1080/03610928008827904; Kendall and Babington Smith 1939, doi:10.1214/aoms/1177732186;
 * used as in Demsar 2006, JMLR 7:1-30, who does not correct for ties. Which correction a number has
 * is therefore always said: {@link TieCorrection}.
 *
 * <p>One block gives a chi-square but no F (too-few). With every block fully tied the uncorrected
 * chi-square is 0 with p = 1 and the corrected one is refused (constant). When all blocks agree
 * perfectly F is infinite and refused (constant); the exact p stands.
 *
 * @param ranks mid-ranks [blocks, treatments], 1 the best
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record Friedman(double[][] ranks) {
  /** Whether ties shrink the variance that the statistic is divided by. */
  public enum TieCorrection {
    /** As Friedman and Demsar print it; conservative with ties. */
    NONE,
    /** Divided by {@link Friedman#tieCorrection}; as R and scipy compute it. */
    APPLIED
  }

  /** Ranks the complete blocks. */
  public static Friedman of(Blocks blocks, Better better) {
    return new Friedman(blocks.ranks(better));
  }

  /** How many blocks, N. */
  public int blocks() {
    return ranks.length;
  }

  /** How many treatments, k. */
  public int treatments() {
    return ranks[0].length;
  }

  /** Mean rank of each treatment, 1 the best possible. */
  public double[] averageRanks() {
    double[] average = new double[treatments()];
    for (double[] row : ranks) {
      for (int j = 0; j < row.length; j++) {
        average[j] += row[j];
      }
    }
    for (int j = 0; j < average.length; j++) {
      average[j] /= blocks();
    }
    return average;
  }

  /** C = 1 - sum(t^3 - t) / (N (k^3 - k)), in [0, 1]: 1 without ties, 0 when all is tied. */
  public double tieCorrection() {
    int k = treatments();
    double middle = (k + 1) / 2.0;
    double squares = 0;
    for (double[] row : ranks) {
      for (double rank : row) {
        squares += (rank - middle) * (rank - middle);
      }
    }
    return 12 * squares / (blocks() * (double) k * (k * (double) k - 1));
  }

  /** The chi-square statistic, on k - 1 degrees of freedom. */
  public double chiSquared(TieCorrection ties) {
    int k = treatments();
    double squares = 0;
    for (double average : averageRanks()) {
      double deviation = average - (k + 1) / 2.0;
      squares += deviation * deviation;
    }
    return 12.0 * blocks() / (k * (k + 1.0)) * squares / divisor(ties);
  }

  private double divisor(TieCorrection ties) {
    if (ties == TieCorrection.NONE) {
      return 1;
    }
    double correction = tieCorrection();
    if (correction < 1e-12) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "every block is fully tied: there is nothing to rank");
    }
    return correction;
  }

  /** P(chi2(k - 1) >= the statistic); poor below 10 blocks or 5 treatments. */
  public PValue p(TieCorrection ties) {
    return Tail.chiSquared(chiSquared(ties), treatments() - 1.0);
  }

  /** Kendall's W, the share of the largest possible chi-square: 0 no agreement, 1 perfect. */
  public double kendallW(TieCorrection ties) {
    return chiSquared(ties) / (blocks() * (treatments() - 1.0));
  }

  /** Iman and Davenport's F, on k - 1 and (k - 1)(N - 1) degrees of freedom. */
  public double imanDavenport(TieCorrection ties) {
    if (blocks() < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "F needs at least 2 blocks, found " + blocks());
    }
    double w = kendallW(ties);
    if (w > 1 - 1e-12) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "all blocks agree perfectly: F is infinite, see the exact p");
    }
    return (blocks() - 1) * w / (1 - w);
  }

  /** P(F(k - 1, (k - 1)(N - 1)) >= the statistic). */
  public PValue pImanDavenport(TieCorrection ties) {
    return Tail.f(imanDavenport(ties), df()[0], df()[1]);
  }

  /** The degrees of freedom of F: k - 1 and (k - 1)(N - 1). */
  public double[] df() {
    double between = treatments() - 1.0;
    return new double[] {between, between * (blocks() - 1)};
  }

  /** The F that p = alpha belongs to. */
  public double criticalF(double alpha) {
    if (blocks() < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "F needs at least 2 blocks, found " + blocks());
    }
    return Tail.criticalF(alpha, df()[0], df()[1]);
  }

  /**
   * The exact p: the share of all permutations within blocks, ties as observed, whose statistic is
   * at least the observed one.
   *
   * @throws Refusal too-large where that takes more than about a second
   */
  public PValue exact() {
    return RankSumDistribution.upperTail(ranks);
  }
}
