package org.graft.stats.location;

import java.util.Arrays;
import org.graft.stats.Refusal;

/**
 * Exact distributions of sums of randomly chosen weights, by dynamic programming over whole-number
 * weights (Streitberg and Roehmel 1986; Pagano and Tritchler 1983, DOI
 * 10.1080/01621459.1983.10477989).
 *
 * <p>All terms are positive, so tails keep their relative accuracy while they exceed 1e-300.
 */
final class SubsetSums {
  /** Most additions that an exact answer may cost: about half a second. */
  static final double LIMIT = 3e8;

  private SubsetSums() {}

  /** P(sum = s) at index s when each weight counts with probability 1/2. */
  static double[] eachByCoin(int[] weights) {
    int total = total(weights);
    if (weights.length > 1000 || (double) total * weights.length > 2 * LIMIT) {
      throw tooLarge(weights.length);
    }
    double[] p = new double[total + 1];
    p[0] = 1;
    int half = total / 2;
    int reach = 0;
    for (int weight : weights) {
      reach = Math.min(reach + weight, half);
      for (int s = reach; s >= weight; s--) {
        p[s] = 0.5 * (p[s] + p[s - weight]);
      }
      for (int s = Math.min(weight - 1, half); s >= 0; s--) {
        p[s] *= 0.5;
      }
    }
    for (int s = half + 1; s <= total; s++) {
      p[s] = p[total - s];
    }
    return p;
  }

  /** P(sum = s) at index s when {@code chosen} of the weights are drawn without replacement. */
  static double[] drawn(int[] weights, int chosen) {
    int n = weights.length;
    int total = total(weights);
    int[] sorted = weights.clone();
    Arrays.sort(sorted);
    int[] below = new int[n + 1];
    for (int i = 0; i < n; i++) {
      below[i + 1] = below[i] + sorted[i];
    }
    double rows = (double) (total - below[n - chosen]) * Math.min(chosen, n - chosen);
    if (n > 1000 || rows * n > 12 * LIMIT) {
      throw tooLarge(n);
    }
    double[][] p = new double[chosen + 1][total - below[n - chosen] + 1];
    p[0][0] = 1;
    for (int i = 0; i < n; i++) {
      int weight = sorted[i];
      for (int k = Math.min(i + 1, chosen); k >= Math.max(1, chosen - (n - 1 - i)); k--) {
        addShifted(
            p[k],
            p[k - 1],
            weight,
            new Span(below[k], below[i + 1] - below[i + 1 - k]),
            (double) k / n);
      }
    }
    return normalised(p[chosen]);
  }

  /** Sums that can occur, ends included. */
  private record Span(int from, int to) {}

  private static void addShifted(
      double[] row, double[] fewer, int weight, Span span, double share) {
    for (int s = Math.max(span.from, weight); s <= span.to; s++) {
      row[s] += fewer[s - weight] * share;
    }
  }

  private static Refusal tooLarge(int weights) {
    return new Refusal(
        Refusal.Reason.TOO_LARGE,
        "the exact distribution over " + weights + " values costs too much; use the approximation");
  }

  private static double[] normalised(double[] p) {
    double sum = 0;
    for (double value : p) {
      sum += value;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static int total(int[] weights) {
    long total = Arrays.stream(weights).asLongStream().sum();
    if (total > Integer.MAX_VALUE - 8) {
      throw tooLarge(weights.length);
    }
    return (int) total;
  }
}
