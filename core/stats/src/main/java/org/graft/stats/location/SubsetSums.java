package org.graft.stats.location;

import org.graft.stats.Refusal;

/**
 * Exact distributions of sums of randomly chosen weights, by dynamic programming over whole-number
 * weights (Streitberg and Roehmel 1986; Pagano and Tritchler 1983, DOI
 * 10.1080/01621459.1983.10477989).
 *
 * <p>All terms are positive, so tails keep their relative accuracy while they exceed 1e-300.
 */
final class SubsetSums {
  /** Most additions that an exact answer may cost: about a second. */
  static final double LIMIT = 1.5e9;

  private SubsetSums() {}

  /** P(sum = s) at index s when each weight counts with probability 1/2. */
  static double[] eachByCoin(int[] weights) {
    long total = total(weights);
    if (weights.length > 1000 || (double) total * weights.length > 2 * LIMIT) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE,
          "the exact distribution of " + weights.length + " weights costs too much");
    }
    double[] p = new double[(int) total + 1];
    p[0] = 1;
    int reach = 0;
    for (int weight : weights) {
      reach += weight;
      for (int s = reach; s >= weight; s--) {
        p[s] = 0.5 * (p[s] + p[s - weight]);
      }
      for (int s = weight - 1; s >= 0; s--) {
        p[s] *= 0.5;
      }
    }
    return p;
  }

  /** P(sum = s) at index s when {@code chosen} of the weights are drawn without replacement. */
  static double[] drawn(int[] weights, int chosen) {
    long total = total(weights);
    if (weights.length > 1000 || (double) total * weights.length * chosen > 2 * LIMIT) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE,
          "the exact distribution of " + chosen + " of " + weights.length + " costs too much");
    }
    double[][] p = new double[chosen + 1][(int) total + 1];
    p[0][0] = 1;
    int reach = 0;
    for (int i = 0; i < weights.length; i++) {
      int weight = weights[i];
      reach += weight;
      for (int k = Math.min(i + 1, chosen); k >= 1; k--) {
        double share = (double) k / weights.length;
        for (int s = reach; s >= weight; s--) {
          p[k][s] += p[k - 1][s - weight] * share;
        }
      }
    }
    return normalised(p[chosen]);
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

  private static long total(int[] weights) {
    long total = 0;
    for (int weight : weights) {
      total += weight;
    }
    return total;
  }
}
