package org.graft.stats.groups;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * The permutation distribution of Kruskal and Wallis's statistic: the pooled mid-ranks dealt to
 * groups of the given sizes in every way, ties as observed.
 *
 * <p>Dynamic programming over one value at a time; a state is how many values and which doubled
 * rank sum each group but the last has. Sums are whole numbers and compared over a common
 * denominator, so no round-off decides a tie.
 */
final class RankAllocation {
  private static final int MOST_STEPS = 400_000;
  private static final int COUNT_BITS = 6;

  private final int[] sizes;
  private final int sumBits;
  private int steps;
  private Map<Long, Double> states = new LinkedHashMap<>();

  private RankAllocation(int[] sizes, int doubledTotal) {
    this.sizes = sizes;
    sumBits = 32 - Integer.numberOfLeadingZeros(doubledTotal);
    int largest = Arrays.stream(sizes).max().orElseThrow();
    if ((sizes.length - 1) * (sumBits + COUNT_BITS) > 63 || largest >= 1 << COUNT_BITS) {
      throw tooLarge();
    }
    states.put(0L, 1.0);
  }

  /** P(H >= the observed one), where {@code ranks} are the pooled mid-ranks, group after group. */
  static PValue upperTail(double[] ranks, int[] sizes) {
    int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) Math.rint(2 * rank)).toArray();
    if (doubled.length > 200) {
      throw tooLarge();
    }
    int total = Arrays.stream(doubled).sum();
    RankAllocation allocation = new RankAllocation(sizes, total);
    long[] observed = new long[sizes.length];
    for (int g = 0, next = 0; g < sizes.length; g++) {
      for (int i = 0; i < sizes[g]; i++) {
        observed[g] += doubled[next++];
      }
    }
    for (int i = 0; i < doubled.length; i++) {
      allocation.deal(doubled[i], i);
    }
    long denominator = allocation.denominator();
    double bound = allocation.statistic(observed, denominator);
    double tail = 0;
    double all = 0;
    for (Map.Entry<Long, Double> state : allocation.states.entrySet()) {
      all += state.getValue();
      double statistic = allocation.statistic(allocation.sums(state.getKey(), total), denominator);
      tail += statistic >= bound ? state.getValue() : 0;
    }
    return PValue.of(Math.min(1, tail / all));
  }

  private void deal(int rank, int dealt) {
    Map<Long, Double> next = new LinkedHashMap<>();
    for (Map.Entry<Long, Double> state : states.entrySet()) {
      int placed = 0;
      for (int g = 0; g < sizes.length - 1; g++) {
        int count = (int) ((state.getKey() >> (shift(g) + sumBits)) & ((1 << COUNT_BITS) - 1));
        placed += count;
        if (count < sizes[g]) {
          long moved = state.getKey() + ((long) rank << shift(g)) + (1L << (shift(g) + sumBits));
          next.merge(moved, state.getValue(), Double::sum);
        }
      }
      if (dealt - placed < sizes[sizes.length - 1]) {
        next.merge(state.getKey(), state.getValue(), Double::sum);
      }
      if (steps + next.size() > MOST_STEPS) {
        throw tooLarge();
      }
    }
    steps += next.size();
    states = next;
  }

  private int shift(int group) {
    return group * (sumBits + COUNT_BITS);
  }

  private long[] sums(long state, int total) {
    long[] sums = new long[sizes.length];
    long rest = total;
    for (int g = 0; g < sizes.length - 1; g++) {
      sums[g] = (state >> shift(g)) & ((1L << sumBits) - 1);
      rest -= sums[g];
    }
    sums[sizes.length - 1] = rest;
    return sums;
  }

  /** The least common multiple of the sizes. */
  private long denominator() {
    long multiple = 1;
    for (int size : sizes) {
      long a = multiple;
      long b = size;
      while (b != 0) {
        long rest = a % b;
        a = b;
        b = rest;
      }
      multiple = multiple / a * size;
    }
    return multiple;
  }

  /** The sum of squared rank sums over sizes, a whole number. */
  private double statistic(long[] sums, long denominator) {
    double sum = 0;
    for (int g = 0; g < sizes.length; g++) {
      long share = denominator / sizes[g];
      sum += (double) sums[g] * sums[g] * share;
    }
    return sum;
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Refusal.Reason.TOO_LARGE, "the exact distribution of so many values costs too much");
  }
}
