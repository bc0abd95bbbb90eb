package org.graft.stats.adjust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Adjustments for all pairs of k treatments, which use that equalities imply one another: with 1 =
 * 2 and 2 = 3 true, 1 = 3 is true as well.
 *
 * <p>Pairs come in the order (0,1), (0,2), ..., (0,k-1), (1,2), ... Both control the family-wise
 * error under any dependence, and never exceed Holm's values.
 */
public final class AllPairsAdjustment {
  /** Most treatments for which all partitions are visited (Bell(9) = 21,147). */
  public static final int MOST_FOR_BERGMANN_HOMMEL = 9;

  private AllPairsAdjustment() {}

  /**
   * Shaffer's static step-down procedure S1: p-values are multiplied by the largest number of
   * hypotheses that can still be true (Shaffer 1986, doi:10.1080/01621459.1986.10478341).
   */
  public static List<PValue> shafferStatic(List<PValue> raw, int treatments) {
    double[] logs = check(raw, treatments);
    Integer[] order = Adjustment.order(logs);
    NavigableSet<Integer> possible = possibleTrueCounts(treatments);
    PValue[] adjusted = new PValue[logs.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < order.length; i++) {
      int most = possible.headSet(logs.length - i, true).last();
      largest = Math.max(largest, logs[order[i]] + Math.log(most));
      adjusted[order[i]] = new PValue(Math.min(0, largest));
    }
    return Arrays.asList(adjusted);
  }

  /**
   * Bergmann and Hommel's procedure: the maximum, over all exhaustive sets that hold a hypothesis,
   * of the set's size times its smallest p (Bergmann and Hommel 1988,
   * doi:10.1007/978-3-642-52307-6_8; as in Garcia and Herrera 2008, JMLR 9:2677-2694). An
   * exhaustive set is the set of all pairs within the blocks of one partition of the treatments.
   *
   * @throws Refusal too-large for more than {@link #MOST_FOR_BERGMANN_HOMMEL} treatments
   */
  public static List<PValue> bergmannHommel(List<PValue> raw, int treatments) {
    double[] logs = check(raw, treatments);
    if (treatments > MOST_FOR_BERGMANN_HOMMEL) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE,
          "Bergmann-Hommel takes at most 9 treatments, found " + treatments);
    }
    double[] adjusted = logs.clone();
    visitPartitions(new int[treatments], 1, 0, logs, adjusted);
    List<PValue> result = new ArrayList<>();
    for (double log : adjusted) {
      result.add(new PValue(Math.min(0, log)));
    }
    return result;
  }

  /** Visits every restricted growth string: block[i] is at most one above those before it. */
  private static void visitPartitions(
      int[] block, int next, int highest, double[] logs, double[] adjusted) {
    if (next == block.length) {
      raise(block, logs, adjusted);
      return;
    }
    for (int b = 0; b <= highest + 1; b++) {
      block[next] = b;
      visitPartitions(block, next + 1, Math.max(highest, b), logs, adjusted);
    }
  }

  private static void raise(int[] block, double[] logs, double[] adjusted) {
    int size = 0;
    double smallest = 0;
    for (int i = 0, pair = 0; i < block.length; i++) {
      for (int j = i + 1; j < block.length; j++, pair++) {
        if (block[i] == block[j]) {
          size++;
          smallest = Math.min(smallest, logs[pair]);
        }
      }
    }
    double value = smallest + Math.log(size);
    for (int i = 0, pair = 0; i < block.length; i++) {
      for (int j = i + 1; j < block.length; j++, pair++) {
        if (block[i] == block[j]) {
          adjusted[pair] = Math.max(adjusted[pair], value);
        }
      }
    }
  }

  /**
   * How many of the pairs of {@code k} treatments can be true at once: sizes of exhaustive sets.
   */
  static NavigableSet<Integer> possibleTrueCounts(int k) {
    List<TreeSet<Integer>> counts = new ArrayList<>();
    counts.add(new TreeSet<>(List.of(0)));
    for (int n = 1; n <= k; n++) {
      TreeSet<Integer> found = new TreeSet<>();
      for (int block = 1; block <= n; block++) {
        for (int rest : counts.get(n - block)) {
          found.add(block * (block - 1) / 2 + rest);
        }
      }
      counts.add(found);
    }
    return counts.get(k);
  }

  private static double[] check(List<PValue> raw, int treatments) {
    if (treatments < 2 || raw.size() != treatments * (treatments - 1) / 2) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "all pairs of " + treatments + " treatments need k(k-1)/2 p-values, found " + raw.size());
    }
    return raw.stream().mapToDouble(PValue::log).toArray();
  }
}
