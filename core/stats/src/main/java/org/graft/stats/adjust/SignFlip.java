package org.graft.stats.adjust;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Max-T over several paired comparisons on the same blocks, on |t|, under joint flips of the sign
 * of a block's differences (Westfall and Young 1993; Romano and Wolf 2005,
 * doi:10.1198/016214504000000539).
 *
 * <p>Statistics are reported as r = |sum d| / sqrt(n sum d^2), which orders arrangements as |t|
 * does (t = r sqrt((n-1)/(1-r^2))) and stays finite for constant differences. Exact for at most
 * {@link #EXACT_LIMIT_BLOCKS} blocks, so that the smallest p is 2^(1-n); otherwise drawn, the
 * observed arrangement counting as one. A comparison whose differences are all zero has p = 1,
 * exactly. Subset pivotality holds, so the step-down values are valid.
 */
public final class SignFlip {
  /** Most blocks for which all sign vectors are visited. */
  public static final int EXACT_LIMIT_BLOCKS = 20;

  private final double[][] differences;
  private final double[] sums;
  private final double[] norms;
  private final double[] statistics;

  private SignFlip(double[][] differences) {
    this.differences = differences;
    int comparisons = differences[0].length;
    sums = new double[comparisons];
    norms = new double[comparisons];
    statistics = new double[comparisons];
    for (double[] row : differences) {
      for (int j = 0; j < comparisons; j++) {
        norms[j] += row[j] * row[j] * differences.length;
      }
    }
    Arrays.setAll(norms, j -> Math.sqrt(norms[j]));
  }

  /** The smallest adjusted p-value that {@link #test} can give for n blocks. */
  public static PValue smallest(int n, int draws) {
    return PValue.of(n <= EXACT_LIMIT_BLOCKS ? Math.pow(2, 1 - n) : 1.0 / draws);
  }

  /**
   * Adjusts the comparisons whose paired differences are the columns of {@code differences}
   * [blocks, comparisons]; round-off zeros should already be 0 (see {@link Ties#differences}).
   *
   * @throws Refusal for no block, rows of unequal length, or values that are missing or infinite
   */
  public static MaxT test(double[][] differences, int draws, long seed) {
    SignFlip flip = new SignFlip(Finite.columnsScaled(differences));
    int n = differences.length;
    MaxT.Counts counts = new MaxT.Counts(flip.statistics(new boolean[n]).clone(), 1e-11);
    boolean exact = n <= EXACT_LIMIT_BLOCKS;
    boolean[] flipped = new boolean[n];
    if (exact) {
      for (int pattern = 0; pattern < 1 << (n - 1); pattern++) {
        for (int i = 0; i < n - 1; i++) {
          flipped[i] = (pattern >> i & 1) == 1;
        }
        counts.add(flip.statistics(flipped));
      }
    } else {
      counts.add(counts.observed());
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      for (int draw = 1; draw < draws; draw++) {
        for (int i = 0; i < n; i++) {
          flipped[i] = random.nextBoolean();
        }
        counts.add(flip.statistics(flipped));
      }
    }
    return counts.result(1, exact);
  }

  private double[] statistics(boolean[] flipped) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < flipped.length; i++) {
      double[] row = differences[i];
      for (int j = 0; j < row.length; j++) {
        sums[j] += flipped[i] ? -row[j] : row[j];
      }
    }
    for (int j = 0; j < sums.length; j++) {
      statistics[j] = norms[j] == 0 ? 0 : Math.abs(sums[j]) / norms[j];
    }
    return statistics;
  }
}
