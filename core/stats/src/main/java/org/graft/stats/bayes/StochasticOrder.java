package org.graft.stats.bayes;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Finite;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Almost stochastic order (ASO): how much of the squared Wasserstein distance between two samples
 * speaks against "x is larger than y at every quantile".
 *
 * <p>The violation ratio is 0 when x dominates and 1 when y does. {@code upperBound} is its
 * bootstrap upper confidence bound (a one-sided normal bound): below 0.5 x is almost stochastically
 * larger; below 0.2 reliably so. With m comparisons the level is {@code alpha / m} (Bonferroni):
 * more comparisons give larger bounds. Ratios are exact integrals over the two step functions.
 * Refuses fewer than two values per sample, missing and infinite ones, and identical samples, which
 * have no distance to share out.
 *
 * <p>del Barrio, Cuesta-Albertos, Matran (2018), arXiv:1705.01788; Dror, Shlomov, Reichart (2019),
 * Deep Dominance, doi:<a href="https://doi.org/10.18653/v1/P19-1266">10.18653/v1/P19-1266</a>.
 */
public final class StochasticOrder {
  private StochasticOrder() {}

  /**
   * A comparison.
   *
   * @param violation violation ratio of the samples, in [0, 1]
   * @param sigma bootstrap standard deviation of the ratio
   * @param upperBound upper confidence bound of the ratio, at most 1
   * @param alpha level after Bonferroni
   */
  public record Result(double violation, double sigma, double upperBound, double alpha) {}

  /** Compares with {@code draws} bootstrap draws; {@code comparisons} share {@code alpha}. */
  public static Result compare(
      double[] x, double[] y, double alpha, int comparisons, int draws, long seed) {
    Finite.sample(x, "x", 2);
    Finite.sample(y, "y", 2);
    if (!(alpha > 0 && alpha < 1) || comparisons < 1 || draws < 2) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "needs alpha in (0, 1), comparisons >= 1 and draws >= 2, found "
              + String.join(", ", "" + alpha, "" + comparisons, "" + draws));
    }
    int exponent = Finite.exponent(x, y);
    double[] a = sorted(Finite.unit(x, exponent));
    double[] b = sorted(Finite.unit(y, exponent));
    double violation = violation(a, b);
    if (Double.isNaN(violation)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the samples have identical distributions");
    }
    double sigma = sigma(a, b, violation, draws, RandomSource.XO_SHI_RO_256_PP.create(seed));
    double level = alpha / comparisons;
    double bound = violation + sigma * -Normal.STANDARD.quantile(level);
    return new Result(violation, sigma, Math.max(0, Math.min(1, bound)), level);
  }

  /** Share of the squared distance where y's quantile exceeds x's; NaN when there is none. */
  private static double violation(double[] x, double[] y) {
    double against = 0;
    double total = 0;
    int i = 0;
    int j = 0;
    long position = 0;
    while (i < x.length && j < y.length) {
      long nextX = (i + 1L) * y.length;
      long nextY = (j + 1L) * x.length;
      long next = Math.min(nextX, nextY);
      double gap = x[i] - y[j];
      double area = gap * gap * (next - position);
      total += area;
      against += gap < 0 ? area : 0;
      position = next;
      i += nextX == next ? 1 : 0;
      j += nextY == next ? 1 : 0;
    }
    return total == 0 ? Double.NaN : against / total;
  }

  private static double sigma(
      double[] x, double[] y, double violation, int draws, UniformRandomProvider random) {
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < draws; draw++) {
      double drawn = violation(resample(x, random), resample(y, random));
      double off = Double.isNaN(drawn) ? 0 : drawn - violation;
      sum += off;
      squares += off * off;
    }
    return Math.sqrt(Math.max(0, (squares - sum * sum / draws) / (draws - 1)));
  }

  private static double[] resample(double[] values, UniformRandomProvider random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return sorted(drawn);
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }
}
