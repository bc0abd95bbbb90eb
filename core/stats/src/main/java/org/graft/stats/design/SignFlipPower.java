package org.graft.stats.design;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Moments;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;
import org.graft.stats.distribution.StudentT;
import org.graft.stats.location.SubsetMeans;
import org.graft.stats.shape.Quantiles;
import org.graft.stats.spread.BinomialRate;

/**
 * Power of the two-sided sign-flip permutation test of a mean difference, when differences are
 * normal with standard deviation 1 and mean {@code effect}.
 *
 * <p>Approximations: by the normal (optimistic for small n) and by the t test's power, which the
 * sign-flip test reaches as n grows (Hoeffding 1952, doi:<a
 * href="https://doi.org/10.1214/aoms/1177729436">10.1214/aoms/1177729436</a>). The simulation is
 * the reference: it also sees that few pairs cannot reach alpha at all.
 */
public final class SignFlipPower {
  private static final int EXACT_UP_TO = 12;
  private static final int FLIPS = 999;
  private static final int LIMIT_FROM = 60;
  private static final int MOST_SUBSETS = 100_000;
  private static final double STEPS = 2e7;

  private SignFlipPower() {}

  /**
   * A simulated power.
   *
   * @param rejections rejections out of simulations
   * @param exact whether each simulated test enumerated all flips
   */
  public record Simulated(BinomialRate rejections, boolean exact) {
    /** Monte Carlo standard error of the power. */
    public double standardError() {
      double p = rejections.rate();
      return Math.sqrt(p * (1 - p) / rejections.trials());
    }
  }

  /** By the normal approximation. */
  public static double normal(int n, double effect, double alpha) {
    check(n, effect, alpha);
    return Normal.STANDARD.survival(
        -Normal.STANDARD.quantile(alpha / 2) - Math.abs(effect) * Math.sqrt(n));
  }

  /** By the power of the one-sample t test. */
  public static double studentT(int n, double effect, double alpha) {
    check(n, effect, alpha);
    return new TTestPower(TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, alpha)
        .power(n, effect);
  }

  /**
   * The effect that the test finds with probability {@code power}, as the report tests: the share
   * {@code power} of simulated experiments whose sign-flip interval, moved by the effect, leaves 0
   * out on its side. What the t test needs in the same experiments is known without any, and serves
   * as control variate. From {@value #LIMIT_FROM} pairs on by the t test, which it then equals to
   * two digits. The same for the same arguments.
   *
   * @return in standard deviations of the differences
   * @throws Refusal too-few where so few pairs reach no {@code alpha}
   */
  public static double detectable(int n, double alpha, double power) {
    check(n, 0, alpha);
    if (n >= LIMIT_FROM) {
      return tTest(n, alpha, power);
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(n);
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    if (n > SubsetMeans.ALL_UP_TO && 40 / alpha > MOST_SUBSETS && Math.scalb(2.0, -n) < alpha) {
      return tTest(n, alpha, power);
    }
    int draws = (int) Math.min(MOST_SUBSETS, Math.max(4_000, 40 / alpha));
    int subsets = n <= SubsetMeans.ALL_UP_TO ? 1 << n : draws;
    int experiments = (int) Math.max(60, Math.min(1_000, STEPS / ((double) n * subsets)));
    double quantile = new StudentT(n - 1).quantile(1 - alpha / 2);
    double[] needed = new double[2 * experiments];
    double[] byT = new double[2 * experiments];
    double[] differences = new double[n];
    for (int experiment = 0; experiment < 2 * experiments; experiment += 2) {
      Arrays.setAll(differences, i -> gaussian.sample());
      double[] interval = SubsetMeans.interval(differences, 1 - alpha, draws, random.nextLong());
      needed[experiment] = -interval[0];
      needed[experiment + 1] = interval[1];
      double mean = Moments.mean(differences);
      double width = quantile * Moments.sd(differences) / Math.sqrt(n);
      byT[experiment] = width - mean;
      byT[experiment + 1] = width + mean;
    }
    return tTest(n, alpha, power) + upTo(needed, power) - upTo(byT, power);
  }

  private static double tTest(int n, double alpha, double power) {
    return new TTestPower(TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, alpha)
        .detectableEffect(n, power);
  }

  private static double upTo(double[] values, double share) {
    Arrays.sort(values);
    return Quantiles.ofSorted(values, share, Quantiles.STANDARD_TYPE);
  }

  /** By simulating {@code simulations} experiments, each tested as the report would. */
  public static Simulated simulate(int n, double effect, double alpha, int simulations, long seed) {
    check(n, effect, alpha);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    boolean exact = n <= EXACT_UP_TO;
    double[] differences = new double[n];
    int rejected = 0;
    for (int s = 0; s < simulations; s++) {
      for (int i = 0; i < n; i++) {
        differences[i] = effect + gaussian.sample();
      }
      double p = exact ? enumerated(differences) : sampled(differences, random);
      rejected += p <= alpha * (1 + 1e-12) ? 1 : 0;
    }
    return new Simulated(new BinomialRate(rejected, simulations), exact);
  }

  private static double enumerated(double[] d) {
    int n = d.length;
    double observed = Math.abs(sum(d)) * (1 - 1e-12);
    long all = 1L << (n - 1);
    double sum = sum(d);
    double[] signed = d.clone();
    long extreme = 1;
    for (long step = 1; step < all; step++) {
      int flip = Long.numberOfTrailingZeros(step);
      sum -= 2 * signed[flip];
      signed[flip] = -signed[flip];
      extreme += Math.abs(sum) >= observed ? 1 : 0;
    }
    return (double) extreme / all;
  }

  private static double sampled(double[] d, UniformRandomProvider random) {
    double observed = Math.abs(sum(d)) * (1 - 1e-12);
    int extreme = 1;
    for (int flip = 0; flip < FLIPS; flip++) {
      double sum = 0;
      long bits = 0;
      for (int i = 0; i < d.length; i++) {
        bits = i % 64 == 0 ? random.nextLong() : bits >>> 1;
        sum += (bits & 1) == 0 ? d[i] : -d[i];
      }
      extreme += Math.abs(sum) >= observed ? 1 : 0;
    }
    return extreme / (FLIPS + 1.0);
  }

  private static double sum(double[] d) {
    double sum = 0;
    for (double value : d) {
      sum += value;
    }
    return sum;
  }

  private static void check(int n, double effect, double alpha) {
    if (n < 2 || n > 100_000) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "power needs 2 to 100,000 pairs, found " + n);
    }
    Level.check(alpha);
    if (!Double.isFinite(effect)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "needs a finite effect, found " + effect);
    }
  }
}
