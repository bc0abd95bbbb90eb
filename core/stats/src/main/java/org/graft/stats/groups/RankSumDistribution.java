package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * The permutation distribution of the sum of squared rank sums, block by block.
 *
 * <p>Dynamic programming over sorted vectors of doubled rank sums: treatments are exchangeable
 * under the hypothesis, so vectors that differ in order only are one state (van de Wiel 2004,
 * Statistics and Computing 14:77-85, takes the same route by generating functions). Integers
 * throughout, so no round-off decides a tie.
 */
final class RankSumDistribution {
  private static final int MOST_TREATMENTS = 6;
  private static final long MOST_STEPS = 20_000_000;

  private final List<int[]> orders = new ArrayList<>();
  private Map<Long, Double> states = new LinkedHashMap<>();
  private long steps;

  private RankSumDistribution(int treatments) {
    collectOrders(new int[treatments], 0, 0);
    states.put(0L, 1.0);
  }

  /** P(sum of squared rank sums >= that of {@code ranks}), given the ties within each block. */
  static PValue upperTail(double[][] ranks) {
    int k = ranks[0].length;
    if (k > MOST_TREATMENTS || 2L * k * ranks.length > 1023) {
      throw tooLarge(k, ranks.length);
    }
    RankSumDistribution distribution = new RankSumDistribution(k);
    int[] observed = new int[k];
    for (double[] row : ranks) {
      int[] doubled = Arrays.stream(row).mapToInt(rank -> (int) Math.rint(2 * rank)).toArray();
      distribution.addBlock(doubled, ranks.length);
      Arrays.setAll(observed, j -> observed[j] + doubled[j]);
    }
    long bound = squares(observed);
    double tail = 0;
    for (Map.Entry<Long, Double> state : distribution.states.entrySet()) {
      tail += squares(unpack(state.getKey(), k)) >= bound ? state.getValue() : 0;
    }
    return PValue.of(Math.min(1, tail));
  }

  private void addBlock(int[] row, int blocks) {
    steps += (long) states.size() * orders.size();
    if (steps > MOST_STEPS) {
      throw tooLarge(row.length, blocks);
    }
    Map<Long, Double> next = new LinkedHashMap<>();
    int[] sums = new int[row.length];
    for (Map.Entry<Long, Double> state : states.entrySet()) {
      int[] before = unpack(state.getKey(), row.length);
      double share = state.getValue() / orders.size();
      for (int[] order : orders) {
        Arrays.setAll(sums, j -> before[j] + row[order[j]]);
        Arrays.sort(sums);
        next.merge(pack(sums), share, Double::sum);
      }
    }
    states = next;
  }

  private void collectOrders(int[] order, int filled, int used) {
    if (filled == order.length) {
      orders.add(order.clone());
      return;
    }
    for (int i = 0; i < order.length; i++) {
      if ((used >> i & 1) == 0) {
        order[filled] = i;
        collectOrders(order, filled + 1, used | 1 << i);
      }
    }
  }

  private static long pack(int[] sums) {
    long packed = 0;
    for (int sum : sums) {
      packed = packed << 10 | sum;
    }
    return packed;
  }

  private static int[] unpack(long packed, int k) {
    int[] sums = new int[k];
    for (int j = k - 1; j >= 0; j--) {
      sums[j] = (int) (packed & 1023);
      packed >>= 10;
    }
    return sums;
  }

  private static long squares(int[] sums) {
    return Arrays.stream(sums).mapToLong(sum -> (long) sum * sum).sum();
  }

  private static Refusal tooLarge(int k, int blocks) {
    return new Refusal(
        Refusal.Reason.TOO_LARGE,
        "the exact distribution for " + k + " treatments on " + blocks + " blocks costs too much");
  }
}
