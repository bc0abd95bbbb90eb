package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * The bars of a critical-difference diagram: maximal sets of treatments no two of which differ
 * significantly, found pairwise, so that no bar ever spans a significant pair.
 *
 * <p>Bron and Kerbosch 1973, doi:10.1145/362342.362367, with pivots. A bar joins two treatments at
 * least. Average ranks exactly a critical difference apart are significant (Demsar 2006: "at
 * least").
 */
public final class Cliques {
  private final boolean[][] joined;
  private final List<BitSet> found = new ArrayList<>();

  private Cliques(boolean[][] joined) {
    this.joined = joined;
  }

  /**
   * Maximal cliques, each in order of {@code averageRanks}, best first; the list by its members'
   * ranks.
   *
   * @param significant [k, k], symmetric: whether two treatments differ
   */
  public static List<int[]> maximal(double[] averageRanks, boolean[][] significant) {
    int k = averageRanks.length;
    boolean[][] joined = new boolean[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        joined[i][j] = i != j && !significant[i][j] && !significant[j][i];
      }
    }
    Cliques cliques = new Cliques(joined);
    BitSet all = new BitSet(k);
    all.set(0, k);
    cliques.extend(new BitSet(k), all, new BitSet(k));
    Comparator<Integer> byRank =
        Comparator.<Integer>comparingDouble(i -> averageRanks[i]).thenComparingInt(i -> i);
    return cliques.found.stream()
        .filter(clique -> clique.cardinality() > 1)
        .map(clique -> clique.stream().boxed().sorted(byRank).toList())
        .sorted((a, b) -> compare(a, b, byRank))
        .map(clique -> clique.stream().mapToInt(i -> i).toArray())
        .toList();
  }

  /** Which pairs' average ranks differ by at least {@code criticalDifference}. */
  public static boolean[][] significant(double[] averageRanks, double criticalDifference) {
    if (!(criticalDifference > 0)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "a critical difference must be positive, found " + criticalDifference);
    }
    int k = averageRanks.length;
    boolean[][] significant = new boolean[k][k];
    double tolerance = Ties.RELATIVE * Ties.scale(averageRanks);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double difference = Math.abs(averageRanks[i] - averageRanks[j]);
        significant[i][j] = i != j && difference >= criticalDifference - tolerance;
      }
    }
    return significant;
  }

  /** The significant pairs among {@code k} treatments, given as rows of two 0-based indices. */
  public static boolean[][] significant(int k, double[][] pairs) {
    boolean[][] significant = new boolean[k][k];
    for (double[] pair : pairs) {
      if (pair.length != 2 || !isIndex(pair[0], k) || !isIndex(pair[1], k)) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "a pair must be two indices below " + k + ", found " + Arrays.toString(pair));
      }
      significant[(int) pair[0]][(int) pair[1]] = true;
      significant[(int) pair[1]][(int) pair[0]] = true;
    }
    return significant;
  }

  private static boolean isIndex(double value, int k) {
    return value == Math.rint(value) && value >= 0 && value < k;
  }

  /** The pairs (i, j), i below j, that are significant. */
  public static List<int[]> pairs(boolean[][] significant) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < significant.length; i++) {
      for (int j = i + 1; j < significant.length; j++) {
        if (significant[i][j]) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    return pairs;
  }

  /** Whether no treatment outside {@code clique} ranks strictly between two of its members. */
  public static boolean contiguous(int[] clique, double[] averageRanks) {
    double best = averageRanks[clique[0]];
    double worst = averageRanks[clique[clique.length - 1]];
    for (int i = 0; i < averageRanks.length; i++) {
      int treatment = i;
      boolean inside = Arrays.stream(clique).anyMatch(member -> member == treatment);
      if (!inside && averageRanks[i] > best && averageRanks[i] < worst) {
        return false;
      }
    }
    return true;
  }

  private static int compare(List<Integer> a, List<Integer> b, Comparator<Integer> byRank) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = byRank.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private void extend(BitSet clique, BitSet candidates, BitSet excluded) {
    if (candidates.isEmpty()) {
      if (excluded.isEmpty()) {
        found.add((BitSet) clique.clone());
      }
      return;
    }
    int pivot = candidates.nextSetBit(0);
    BitSet branch = (BitSet) candidates.clone();
    branch.andNot(neighbours(pivot));
    for (int v = branch.nextSetBit(0); v >= 0; v = branch.nextSetBit(v + 1)) {
      BitSet next = (BitSet) clique.clone();
      next.set(v);
      BitSet nextCandidates = neighbours(v);
      nextCandidates.and(candidates);
      BitSet nextExcluded = neighbours(v);
      nextExcluded.and(excluded);
      extend(next, nextCandidates, nextExcluded);
      candidates.clear(v);
      excluded.set(v);
    }
  }

  private BitSet neighbours(int v) {
    BitSet set = new BitSet(joined.length);
    for (int i = 0; i < joined.length; i++) {
      set.set(i, joined[v][i]);
    }
    return set;
  }
}
