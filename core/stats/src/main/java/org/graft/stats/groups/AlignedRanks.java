package org.graft.stats.groups;

import java.util.Arrays;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Friedman's test on aligned ranks: scores less their block's mean are ranked together, so that
 * blocks can be compared; stronger than Friedman's for few treatments (Hodges and Lehmann 1962,
 * doi:10.1214/aoms/1177704575; Garcia et al. 2010, doi:10.1016/j.ins.2009.12.010).
 *
 * <p>Blocks need finite scores. Scores all tied are refused (constant); one block is answered, and
 * equals Friedman's test on it.
 *
 * @param averageRanks mean aligned rank of each treatment, over 1..kN, small is good
 * @param statistic Garcia et al.'s T, with the sum of squared ranks as without ties
 * @param tieCorrected T with the actual sum of squared ranks; equal without ties
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record AlignedRanks(double[] averageRanks, double statistic, double tieCorrected) {
  /** Aligns and ranks the complete blocks. */
  public static AlignedRanks of(Blocks blocks, Better better) {
    double[][] ranks = ranks(blocks, better);
    int n = ranks.length;
    int k = ranks[0].length;
    double middle = (k * (double) n + 1) / 2;
    double[] treatment = new double[k];
    double within = 0;
    double squares = 0;
    for (double[] row : ranks) {
      double block = 0;
      for (int j = 0; j < k; j++) {
        double deviation = row[j] - middle;
        treatment[j] += deviation;
        block += deviation;
        squares += deviation * deviation;
      }
      within += block * block / k;
    }
    if (squares - within < 1e-9 * Math.max(1, squares)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "every block is fully tied: nothing to rank");
    }
    double between = Arrays.stream(treatment).map(sum -> sum * sum).sum();
    double cells = k * (double) n;
    double untied = cells * (cells * cells - 1) / 12;
    return new AlignedRanks(
        Arrays.stream(treatment).map(sum -> sum / n + middle).toArray(),
        (k - 1) * between / (untied - within),
        (k - 1) * between / (squares - within));
  }

  private static double[][] ranks(Blocks blocks, Better better) {
    double[][] scores = blocks.scaled();
    int k = blocks.treatments();
    double[] aligned = new double[scores.length * k];
    for (int i = 0; i < scores.length; i++) {
      double[] row = better.bestFirst(scores[i]);
      double base = row[0];
      double mean = Arrays.stream(row).map(value -> value - base).sum() / k;
      for (int j = 0; j < k; j++) {
        aligned[i * k + j] = row[j] - base - mean;
      }
    }
    double[] ranks = Ranks.midRanks(aligned, Ties.scale(scores));
    double[][] result = new double[scores.length][];
    Arrays.setAll(result, i -> Arrays.copyOfRange(ranks, i * k, (i + 1) * k));
    return result;
  }

  /** P(chi2(k - 1) >= statistic). */
  public PValue p() {
    return Tail.chiSquared(statistic, averageRanks.length - 1.0);
  }

  /** P(chi2(k - 1) >= tieCorrected). */
  public PValue pTieCorrected() {
    return Tail.chiSquared(tieCorrected, averageRanks.length - 1.0);
  }
}
