package org.graft.stats.groups;

import org.graft.stats.Refusal;

/**
 * How far blocks agree, pair by pair: the mean of Spearman's rank correlations between blocks
 * (Kendall and Gibbons 1990, Rank Correlation Methods, 5th ed., ISBN 978-0-19-520837-5).
 *
 * <p>Without ties it is (N W - 1) / (N - 1), W being {@link Friedman#kendallW}.
 */
public final class Concordance {
  private Concordance() {}

  /**
   * The mean Spearman correlation over all pairs of rows of {@code ranks} [blocks, treatments].
   *
   * @throws Refusal too-few for one block, constant for a block that is fully tied
   */
  public static double meanSpearman(double[][] ranks) {
    if (ranks.length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "agreement needs at least 2 blocks, found 1");
    }
    int k = ranks[0].length;
    double[] sum = new double[k];
    for (int i = 0; i < ranks.length; i++) {
      double norm = 0;
      for (double rank : ranks[i]) {
        norm += (rank - (k + 1) / 2.0) * (rank - (k + 1) / 2.0);
      }
      if (norm == 0) {
        throw new Refusal(Refusal.Reason.CONSTANT, "block " + i + " is fully tied");
      }
      for (int j = 0; j < k; j++) {
        sum[j] += (ranks[i][j] - (k + 1) / 2.0) / Math.sqrt(norm);
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double n = ranks.length;
    return (squares - n) / (n * (n - 1));
  }
}
