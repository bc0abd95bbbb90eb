package org.graft.stats.location;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Splits of the pooled values of two samples into groups of the samples' sizes: all of them while
 * there are at most {@value #MOST}, else seeded random ones. They do not depend on the values, so
 * that pairs of samples of the same sizes can share them. Thread-safe.
 */
public final class Splits {
  /** Splits up to which all are visited. */
  public static final int MOST = 50_000;

  private static final int KEPT = 1 << 24;

  private final int first;
  private final int second;
  private final int count;
  private final boolean exact;
  private final long seed;
  private final int[][] kept;

  private Splits(int first, int second, int count, boolean exact, long seed) {
    this.first = first;
    this.second = second;
    this.count = count;
    this.exact = exact;
    this.seed = seed;
    boolean keeps = (long) count * first <= KEPT;
    this.kept = new int[keeps ? count : 0][];
    if (keeps) {
      make((split, chosen) -> kept[split] = Arrays.copyOf(chosen, first));
    }
  }

  /** Splits of {@code first + second} values; {@code draws} of them where there are too many. */
  public static Splits of(int first, int second, long seed, int draws) {
    double all =
        first + second <= 60
            ? CombinatoricsUtils.binomialCoefficientDouble(first + second, first)
            : Double.POSITIVE_INFINITY;
    boolean exact = all <= MOST;
    return new Splits(
        first, second, exact ? (int) Math.round(all) : Math.max(1, draws), exact, seed);
  }

  /** Size of the first sample. */
  public int first() {
    return first;
  }

  /** Size of the second sample. */
  public int second() {
    return second;
  }

  /** How many splits there are. */
  int count() {
    return count;
  }

  /** Whether these are all. */
  boolean exact() {
    return exact;
  }

  /** Sees a split: the places of its first group, numbered from 0 through both samples. */
  interface Visitor {
    void see(int split, int[] chosen);
  }

  /** Visits each split; only the first places of the array count, and it may be written again. */
  void visit(Visitor visitor) {
    if (kept.length == 0) {
      make(visitor);
    }
    for (int split = 0; split < kept.length; split++) {
      visitor.see(split, kept[split]);
    }
  }

  private void make(Visitor visitor) {
    if (exact) {
      enumerate(visitor);
    } else {
      draw(visitor);
    }
  }

  private void enumerate(Visitor visitor) {
    int[] chosen = new int[first];
    Arrays.setAll(chosen, i -> i);
    for (int split = 0; split < count; split++) {
      visitor.see(split, chosen);
      int last = first - 1;
      while (last >= 0 && chosen[last] == second + last) {
        last--;
      }
      if (last >= 0) {
        chosen[last]++;
        for (int i = last + 1; i < first; i++) {
          chosen[i] = chosen[i - 1] + 1;
        }
      }
    }
  }

  private void draw(Visitor visitor) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[first + second];
    Arrays.setAll(order, i -> i);
    for (int split = 0; split < count; split++) {
      for (int i = 0; i < first; i++) {
        int j = random.nextInt(i, order.length);
        int value = order[j];
        order[j] = order[i];
        order[i] = value;
      }
      visitor.see(split, order);
    }
  }
}
