package org.graft.stats.bayes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Refusal;

/**
 * The Bayesian signed-rank test: a Dirichlet-process posterior over the mean of two differences
 * lying below, within or above the region of practical equivalence.
 *
 * <p>More than 1,024 differences are taken in as many groups of neighbours, each at its middle one:
 * the weight of a group is drawn as the sum of its members' weights, which is again of a Dirichlet
 * distribution. The prior is one pseudo-difference of 0 with weight {@code strength}. The
 * probabilities are Monte Carlo over the posterior's weights (seeded, standard error stated); the
 * posterior mean of the three shares is exact. Each draw takes time linear in n. Refuses fewer than
 * one pair and missing values; an infinite difference keeps its sign, and two opposite ones cancel.
 *
 * <p>Benavoli, Corani, Demsar, Zaffalon (2017), JMLR 18(77), arXiv:1606.04316; Benavoli, Mangili,
 * Corani, Zaffalon, Ruggeri (2014), A Bayesian Wilcoxon signed-rank test based on the Dirichlet
 * process, ICML.
 */
public final class BayesianSignedRank {
  /** Differences up to which each stands for itself. */
  private static final int MOST = 1_024;

  private final double[] weights;
  private final int[] below;
  private final int[] upTo;

  /** Prepares the test of y - x; larger values are better. */
  public BayesianSignedRank(double[] x, double[] y, double rope, double strength) {
    this(Differences.of(x, y, rope, 1), strength);
  }

  private BayesianSignedRank(Differences differences, double strength) {
    if (!(strength >= 0 && Double.isFinite(strength))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "the prior's strength must be >= 0, found " + strength);
    }
    double[] sorted = differences.values().clone();
    Arrays.sort(sorted);
    int parts = Math.min(sorted.length, MOST);
    double[] z = new double[parts + 1];
    double[] mass = new double[parts];
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * sorted.length / parts);
      int to = (int) ((long) (part + 1) * sorted.length / parts);
      z[part] = sorted[(from + to - 1) / 2];
      mass[part] = to - from;
    }
    Arrays.sort(z);
    int prior = Arrays.binarySearch(z, 0.0);
    weights = new double[z.length];
    System.arraycopy(mass, 0, weights, 0, prior);
    weights[prior] = strength;
    System.arraycopy(mass, prior, weights, prior + 1, parts - prior);
    below = new int[z.length];
    upTo = new int[z.length];
    int less = z.length;
    int most = z.length;
    for (int i = 0; i < z.length; i++) {
      while (less > 0 && differences.side(z[i], z[less - 1]) >= 0) {
        less--;
      }
      while (most > 0 && differences.side(z[i], z[most - 1]) > 0) {
        most--;
      }
      below[i] = less;
      upTo[i] = most;
    }
  }

  /**
   * Prepares the test with doubles compared as they are: a sum that equals the region's edge but
   * for round-off falls on whichever side round-off puts it. For comparison with other programs.
   */
  public static BayesianSignedRank unrounded(double[] x, double[] y, double rope, double strength) {
    return new BayesianSignedRank(Differences.of(x, y, rope, 1, 0), strength);
  }

  /** Exact posterior mean of the shares below, within and above the region. */
  public double[] posteriorMean() {
    double total = Arrays.stream(weights).sum();
    double[] shares = shares(weights);
    double left = shares[0] * total * total;
    double right = shares[2] * total * total;
    for (int i = 0; i < weights.length; i++) {
      left += i < below[i] ? weights[i] : 0;
      right += i >= upTo[i] ? weights[i] : 0;
    }
    double scale = total * (total + 1);
    return new double[] {left / scale, 1 - (left + right) / scale, right / scale};
  }

  /** Probability that each of the three shares is the largest, from {@code draws} draws. */
  public Posterior largest(int draws, long seed) {
    int[] wins = new int[3];
    simulate(draws, seed, shares -> wins[winner(shares)]++);
    return Posterior.simulated(
        (double) wins[0] / draws, (double) wins[1] / draws, (double) wins[2] / draws, draws);
  }

  /**
   * As {@link #largest}, by the normal limit of the shares: their exact posterior mean, and the
   * covariance of their linear parts under the Dirichlet weights (delta method). For samples of
   * some hundreds and more, whose draws all but agree.
   */
  public Posterior largestAtLimit(int draws, long seed) {
    double total = Arrays.stream(weights).sum();
    double[] mean = posteriorMean();
    double[] sums = cumulated(weights);
    double[] moments = new double[5];
    for (int i = 0; i < weights.length; i++) {
      double share = weights[i] / total;
      double left = 2 * sums[below[i]] / total;
      double right = 2 * (1 - sums[upTo[i]] / total);
      moments[0] += share * left;
      moments[1] += share * right;
      moments[2] += share * left * left;
      moments[3] += share * left * right;
      moments[4] += share * right * right;
    }
    double varianceLeft = Math.max(0, moments[2] - moments[0] * moments[0]) / (total + 1);
    double varianceRight = Math.max(0, moments[4] - moments[1] * moments[1]) / (total + 1);
    double sd = Math.sqrt(varianceLeft);
    double slope = sd > 0 ? (moments[3] - moments[0] * moments[1]) / (total + 1) / sd : 0;
    double rest = Math.sqrt(Math.max(0, varianceRight - slope * slope));
    ContinuousSampler normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    int[] wins = new int[3];
    for (int draw = 0; draw < draws; draw++) {
      double first = normal.sample();
      double left = mean[0] + sd * first;
      double right = mean[2] + slope * first + rest * normal.sample();
      wins[winner(new double[] {left, Math.max(0, 1 - left - right), right})]++;
    }
    return Posterior.simulated(
        (double) wins[0] / draws, (double) wins[1] / draws, (double) wins[2] / draws, draws);
  }

  /**
   * Probability that the share below exceeds the share above, and the reverse; a draw where they
   * are equal counts half for each.
   */
  public double[] leftRight(int draws, long seed) {
    double[] wins = new double[1];
    simulate(
        draws,
        seed,
        shares -> wins[0] += shares[0] > shares[2] ? 1 : shares[0] == shares[2] ? 0.5 : 0);
    double left = wins[0] / draws;
    return new double[] {left, 1 - left};
  }

  private interface Draw {
    void see(double[] shares);
  }

  private void simulate(int draws, long seed, Draw sink) {
    if (draws < 1) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "draws must be >= 1, found " + draws);
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    SharedStateContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
    Map<Double, SharedStateContinuousSampler> known = new HashMap<>(Map.of(1.0, exponential));
    SharedStateContinuousSampler[] samplers = new SharedStateContinuousSampler[weights.length];
    for (int i = 0; i < samplers.length; i++) {
      samplers[i] =
          weights[i] == 0
              ? exponential
              : known.computeIfAbsent(
                  weights[i], shape -> AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1));
    }
    double[] drawn = new double[weights.length];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = weights[i] == 0 ? 0 : samplers[i].sample();
      }
      sink.see(shares(drawn));
    }
  }

  /** Shares of the weight product below, within and above the region. */
  private double[] shares(double[] w) {
    double[] sums = cumulated(w);
    double total = sums[w.length];
    double left = 0;
    double right = 0;
    for (int i = 0; i < w.length; i++) {
      left += w[i] * sums[below[i]];
      right += w[i] * (total - sums[upTo[i]]);
    }
    double scale = total * total;
    return new double[] {left / scale, Math.max(0, 1 - (left + right) / scale), right / scale};
  }

  private static double[] cumulated(double[] w) {
    double[] sums = new double[w.length + 1];
    for (int i = 0; i < w.length; i++) {
      sums[i + 1] = sums[i] + w[i];
    }
    return sums;
  }

  private static int winner(double[] shares) {
    if (shares[1] >= shares[0] && shares[1] >= shares[2]) {
      return 1;
    }
    return shares[0] > shares[2] ? 0 : 2;
  }
}
