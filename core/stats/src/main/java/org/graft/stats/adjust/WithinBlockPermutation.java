package org.graft.stats.adjust;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Max-T over pairs of treatments, on |mean difference|, under permutation of the treatments within
 * each block (Westfall and Young 1993; Pesarin 2001, ISBN 978-0-471-49670-0).
 *
 * <p>Exact when all (k!)^n permutations are at most {@link #EXACT_LIMIT}; otherwise that many as
 * asked for are drawn, and the observed arrangement counts as one of them (Phipson and Smyth 2010,
 * doi:10.2202/1544-6115.1585). Control is in the weak sense: under the hypothesis that all
 * treatments are exchangeable within blocks. One block or constant scores give p = 1, exactly.
 */
public final class WithinBlockPermutation {
  /** Most permutations that are enumerated. */
  public static final long EXACT_LIMIT = 2_000_000;

  private final double[][] blocks;
  private final int[][] pairs;
  private final double[] sums;
  private final double[] statistics;

  private WithinBlockPermutation(double[][] blocks, int[][] pairs) {
    this.blocks = blocks;
    this.pairs = pairs;
    sums = new double[blocks[0].length];
    statistics = new double[pairs.length];
  }

  /**
   * Adjusts the comparisons {@code pairs} of columns of {@code matrix} [blocks, treatments].
   *
   * @param draws Monte Carlo permutations where exact enumeration is too large, the observed one
   *     included
   * @throws Refusal for no block, fewer than two treatments, rows of unequal length, or values that
   *     are missing or infinite
   */
  public static MaxT test(double[][] matrix, int[][] pairs, int draws, long seed) {
    double scale = Finite.scale(matrix);
    double[][] scaled = Finite.scaled(matrix, scale);
    WithinBlockPermutation permutation = new WithinBlockPermutation(scaled, pairs);
    for (double[] row : scaled) {
      permutation.add(row);
    }
    MaxT.Counts counts = new MaxT.Counts(permutation.statistics().clone(), Ties.RELATIVE);
    Arrays.fill(permutation.sums, 0);
    boolean exact = permutations(matrix) <= EXACT_LIMIT;
    if (exact) {
      permutation.enumerate(0, 0, counts);
    } else {
      counts.add(counts.observed());
      permutation.draw(draws - 1, seed, counts);
    }
    return counts.result(scale, exact);
  }

  private static double permutations(double[][] matrix) {
    double perBlock = 1;
    for (int i = 2; i <= matrix[0].length; i++) {
      perBlock *= i;
    }
    return Math.pow(perBlock, matrix.length);
  }

  private void enumerate(int block, int column, MaxT.Counts counts) {
    if (block == blocks.length) {
      counts.add(statistics());
      return;
    }
    double[] row = blocks[block];
    if (column == row.length - 1) {
      double[] before = sums.clone();
      add(row);
      enumerate(block + 1, 0, counts);
      System.arraycopy(before, 0, sums, 0, sums.length);
      return;
    }
    for (int i = column; i < row.length; i++) {
      swap(row, column, i);
      enumerate(block, column + 1, counts);
      swap(row, column, i);
    }
  }

  private void draw(int draws, long seed, MaxT.Counts counts) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int draw = 0; draw < draws; draw++) {
      Arrays.fill(sums, 0);
      for (double[] row : blocks) {
        for (int i = row.length - 1; i > 0; i--) {
          swap(row, i, random.nextInt(i + 1));
        }
        add(row);
      }
      counts.add(statistics());
    }
  }

  private void add(double[] row) {
    for (int i = 0; i < row.length; i++) {
      sums[i] += row[i];
    }
  }

  private double[] statistics() {
    for (int i = 0; i < pairs.length; i++) {
      statistics[i] = Math.abs(sums[pairs[i][0]] - sums[pairs[i][1]]) / blocks.length;
    }
    return statistics;
  }

  private static void swap(double[] row, int i, int j) {
    double value = row[i];
    row[i] = row[j];
    row[j] = value;
  }
}
