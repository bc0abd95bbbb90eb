package org.graft.stats.location;

import org.graft.stats.Ranks;
import org.graft.stats.Ties;
import org.graft.stats.shape.Samples;

/**
 * The Mann-Whitney (Wilcoxon rank-sum) test of two independent samples (Mann and Whitney 1947, DOI
 * 10.1214/aoms/1177730491), exact given the ties, or by normal approximation.
 *
 * <p>Each sample needs 1 value, p-values 2 in each; infinities are ranked, NaN refused. Round-off
 * does not break ties.
 */
public final class MannWhitney {
  private final int nx;
  private final int ny;
  private final double[] ranks;
  private final double rankSum;

  private MannWhitney(double[] x, double[] y) {
    double[] pooled = new double[x.length + y.length];
    System.arraycopy(x, 0, pooled, 0, x.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    this.ranks = Ranks.midRanks(pooled, Ties.scale(pooled));
    this.nx = x.length;
    this.ny = y.length;
    double sum = 0;
    for (int i = 0; i < nx; i++) {
      sum += ranks[i];
    }
    this.rankSum = sum;
  }

  /** Ranks both samples together. */
  public static MannWhitney of(double[] x, double[] y) {
    Samples.present(Samples.atLeast(1, x, "a Mann-Whitney test"), "a Mann-Whitney test");
    Samples.present(Samples.atLeast(1, y, "a Mann-Whitney test"), "a Mann-Whitney test");
    return new MannWhitney(x, y);
  }

  /** Pairs in which x is larger, ties counting half. */
  public double uX() {
    return rankSum - nx * (nx + 1.0) / 2;
  }

  /** Pairs in which y is larger, ties counting half. */
  public double uY() {
    return (double) nx * ny - uX();
  }

  /** Probability that x is larger than y, ties counting half. */
  public double superiority() {
    return uX() / ((double) nx * ny);
  }

  /** Exact p-values, conditional on the mid-ranks; {@code greater} means that x is larger. */
  public ExactP exact() {
    return exact(nx <= ny ? rankSum : ranks.length * (ranks.length + 1.0) / 2 - rankSum);
  }

  private ExactP exact(double smallerSum) {
    requireTwo();
    WholeRanks whole = WholeRanks.of(ranks);
    double[] p = SubsetSums.drawn(whole.weights(), Math.min(nx, ny));
    ExactP tails = ExactP.of(p, whole.index(smallerSum));
    return nx <= ny ? tails : tails.mirrored();
  }

  /** Normal approximation with the variance corrected for ties. */
  public RankScore score() {
    requireTwo();
    double n = ranks.length;
    double mean = (n + 1) / 2;
    double squares = 0;
    for (double rank : ranks) {
      squares += (rank - mean) * (rank - mean);
    }
    return new RankScore(uX() - nx * (double) ny / 2, nx * (double) ny * squares / (n * (n - 1)));
  }

  /** Normal approximation with the variance for ranks without ties, as older texts have it. */
  public RankScore scoreWithoutTies() {
    requireTwo();
    double pairs = nx * (double) ny;
    return new RankScore(uX() - pairs / 2, pairs * (ranks.length + 1.0) / 12);
  }

  private void requireTwo() {
    Samples.atLeast(2, new double[Math.min(nx, ny)], "each sample of a Mann-Whitney test");
  }
}
