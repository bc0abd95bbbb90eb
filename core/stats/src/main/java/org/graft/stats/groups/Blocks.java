package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.List;
import org.graft.stats.Better;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Complete blocks: every treatment has a score on each, and what had none is named.
 *
 * @param scores [blocks, treatments], no cell missing, at least one block and two treatments
 * @param dropped 0-based indices of the blocks that were dropped for a missing cell
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record Blocks(double[][] scores, List<Integer> dropped) {
  /** The blocks of {@code matrix} [blocks, treatments] without a NaN; the others are named. */
  public static Blocks complete(double[][] matrix) {
    List<double[]> kept = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != matrix[0].length) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "block " + i + " has " + matrix[i].length + " cells, not " + matrix[0].length);
      }
      if (hasMissing(matrix[i])) {
        dropped.add(i);
      } else {
        kept.add(matrix[i].clone());
      }
    }
    if (kept.isEmpty()) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "no complete block among " + matrix.length + ": every treatment needs a score on one");
    }
    if (matrix[0].length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "blocks need at least 2 treatments, found 1");
    }
    return new Blocks(kept.toArray(double[][]::new), List.copyOf(dropped));
  }

  private static boolean hasMissing(double[] row) {
    for (double value : row) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** How many blocks. */
  public int count() {
    return scores.length;
  }

  /** How many treatments. */
  public int treatments() {
    return scores[0].length;
  }

  /** Mid-ranks within each block, 1 the best; infinities are ordered, equal ones tied. */
  public double[][] ranks(Better better) {
    double[][] ranks = new double[scores.length][];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Ranks.midRanks(better.bestFirst(scores[i]), Ties.scale(scores[i]));
    }
    return ranks;
  }

  /** The scores divided by a power of two (hence exactly), the largest magnitude below 2. */
  double[][] scaled() {
    return Scaling.exact(scores);
  }

  /** What to say about blocks that were dropped, or nothing. */
  public String note() {
    return dropped.isEmpty()
        ? ""
        : dropped.size()
            + " of "
            + (dropped.size() + scores.length)
            + " blocks dropped for a missing cell (0-based): "
            + dropped;
  }
}
