package org.graft.stats.location;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.distribution.Binomial;

/**
 * p-values of a permutation test, exact or by seeded Monte Carlo.
 *
 * @param p two-sided
 * @param less p of a smaller statistic
 * @param greater p of a larger statistic
 * @param exact whether every permutation counts
 * @param permutations how many permutations there are, or were drawn
 * @param low lower end of the 99 % Clopper-Pearson interval of the two-sided p; p itself when exact
 * @param high its upper end
 */
public record PermutationP(
    PValue p,
    PValue less,
    PValue greater,
    boolean exact,
    double permutations,
    double low,
    double high) {
  /** Draws for a Monte Carlo p unless told otherwise. */
  public static final int STANDARD_DRAWS = 100_000;

  static PermutationP exact(ExactP p, double permutations) {
    double two = p.asExtreme().value();
    return new PermutationP(p.asExtreme(), p.less(), p.greater(), true, permutations, two, two);
  }

  /** From counts of both-sided, smaller and larger statistics among {@code draws}. */
  static PermutationP drawn(int both, int less, int greater, int draws) {
    double[] interval = Binomial.clopperPearson(both, draws, 0.99);
    return new PermutationP(
        estimate(both, draws),
        estimate(less, draws),
        estimate(greater, draws),
        false,
        draws,
        interval[0],
        interval[1]);
  }

  /** The observed order counts as one draw, so that p is never 0 (Phipson and Smyth 2010). */
  private static PValue estimate(int count, int draws) {
    return PValue.of((count + 1.0) / (draws + 1.0));
  }

  /** Pairs with a[i] + b[j] >= {@code bound}, for sorted arrays. */
  static double pairsAtLeast(double[] a, double[] b, double bound) {
    long count = 0;
    int first = b.length;
    for (double value : a) {
      while (first > 0 && value + b[first - 1] >= bound) {
        first--;
      }
      count += b.length - first;
    }
    return count;
  }

  /** All sums of {@code values[from..to)} with either sign, sorted. */
  static double[] signedSums(double[] values, int from, int to) {
    double[] sums = {0};
    for (int i = from; i < to; i++) {
      double[] next = new double[2 * sums.length];
      for (int s = 0; s < sums.length; s++) {
        next[2 * s] = sums[s] - values[i];
        next[2 * s + 1] = sums[s] + values[i];
      }
      sums = next;
    }
    Arrays.sort(sums);
    return sums;
  }
}
