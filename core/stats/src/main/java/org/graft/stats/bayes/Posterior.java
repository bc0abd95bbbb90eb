package org.graft.stats.bayes;

import org.graft.stats.Refusal;

/**
 * Probabilities that y is practically worse than, equivalent to, or better than x, when larger
 * values are better; they add up to 1.
 *
 * @param worse probability that y - x lies below the region of practical equivalence ("left")
 * @param equivalent probability that it lies within ("rope")
 * @param better probability that it lies above ("right")
 * @param standardError of the Monte Carlo estimate, the largest of the three; 0 when computed
 *     without simulation
 */
public record Posterior(double worse, double equivalent, double better, double standardError) {
  /** Checks that the probabilities add up to 1. */
  public Posterior {
    if (!(Math.abs(worse + equivalent + better - 1) < 1e-9)
        || worse < 0
        || equivalent < 0
        || better < 0) {
      throw new IllegalArgumentException(
          "probabilities must add up to 1: " + worse + ", " + equivalent + ", " + better);
    }
  }

  /** From shares of {@code draws} simulated draws. */
  static Posterior simulated(double worse, double equivalent, double better, int draws) {
    double most = Math.max(spread(worse), Math.max(spread(equivalent), spread(better)));
    return new Posterior(worse, equivalent, better, Math.sqrt(most / draws));
  }

  /** Worse and better renormalised to add up to 1, for a region of width 0. */
  public double[] withoutEquivalence() {
    double sum = worse + better;
    if (sum == 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "all probability lies on 'equivalent': nothing to compare");
    }
    return new double[] {worse / sum, better / sum};
  }

  /** The three in the order worse, equivalent, better. */
  public double[] toArray() {
    return new double[] {worse, equivalent, better};
  }

  private static double spread(double p) {
    return p * (1 - p);
  }
}
