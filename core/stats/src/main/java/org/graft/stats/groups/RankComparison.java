package org.graft.stats.groups;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Comparisons of treatments by the difference of their average ranks over blocks, after Friedman's
 * test: z against the normal for chosen pairs, Nemenyi's against the studentized range for all.
 *
 * <p>Demsar 2006, JMLR 7:1-30, sections 3.2.2; Nemenyi 1963, Distribution-free multiple
 * comparisons, Princeton. The standard error is sqrt(k(k+1)/(6N)) with no correction for ties;
 * Nemenyi's has df = infinity. A comparison of two treatments depends here on which others are in
 * the study (Benavoli et al. 2016, JMLR 17(5):1-10): pairwise signed-rank tests do not have that
 * fault.
 *
 * @param averageRanks mean rank of each of k treatments
 * @param blocks N, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record RankComparison(double[] averageRanks, int blocks) {
  /** Refuses fewer than two treatments, no block, or ranks outside [1, k]. */
  public RankComparison {
    int k = averageRanks.length;
    if (k < 2 || blocks < 1) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "needs 2 treatments and 1 block, found " + k + " and " + blocks);
    }
    if (!Arrays.stream(averageRanks).allMatch(rank -> rank >= 1 - 1e-9 && rank <= k + 1e-9)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "average ranks must lie in [1, " + k + "], found " + Arrays.toString(averageRanks));
    }
  }

  /** Standard error of a difference of average ranks. */
  public double standardError() {
    int k = averageRanks.length;
    return Math.sqrt(k * (k + 1.0) / (6.0 * blocks));
  }

  /** (rank of {@code first} - rank of {@code second}) / standard error: positive favours second. */
  public double z(int first, int second) {
    return (averageRanks[first] - averageRanks[second]) / standardError();
  }

  /** Two-sided normal p-value of {@link #z}, unadjusted. */
  public PValue p(int first, int second) {
    return Tail.normalTwoSided(z(first, second));
  }

  /** Nemenyi's p-value, adjusted for all pairs. */
  public PValue nemenyi(int first, int second) {
    return distribution().survival(Math.abs(z(first, second)) * Math.sqrt(2));
  }

  /** Demsar's q: the studentized range's critical value over sqrt(2). */
  public double criticalQ(double alpha) {
    return distribution().critical(alpha) / Math.sqrt(2);
  }

  /** The critical difference: pairs whose average ranks differ by at least this much differ. */
  public double criticalDifference(double alpha) {
    return criticalQ(alpha) * standardError();
  }

  private StudentizedRange distribution() {
    return new StudentizedRange(averageRanks.length, Double.POSITIVE_INFINITY);
  }

  /** All pairs (0,1), (0,2), ..., (1,2), ... */
  public List<int[]> pairs() {
    int k = averageRanks.length;
    return IntStream.range(0, k)
        .boxed()
        .flatMap(i -> IntStream.range(i + 1, k).mapToObj(j -> new int[] {i, j}))
        .toList();
  }
}
