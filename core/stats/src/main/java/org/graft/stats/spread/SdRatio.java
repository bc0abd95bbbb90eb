package org.graft.stats.spread;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.graft.stats.Finite;
import org.graft.stats.Interval;
import org.graft.stats.Moments;
import org.graft.stats.Refusal;

/**
 * The ratio of two standard deviations with a bootstrap percentile interval on the log scale; pairs
 * are resampled as pairs.
 *
 * <p>Resamples without any spread in either sample are left out, and counted. Answers at any scale.
 * Refuses fewer than three values per sample, missing and infinite values, constants, and intervals
 * whose ends would be 0 or infinite because too many resamples of one sample are constant. The
 * interval is too narrow for fewer than about 20 values.
 *
 * <p>Efron, Tibshirani (1993), An Introduction to the Bootstrap, doi:<a
 * href="https://doi.org/10.1201/9780429246593">10.1201/9780429246593</a>.
 *
 * @param ratio sd of x over sd of y
 * @param interval of the true ratio
 * @param degenerate resamples left out because neither sample had spread
 */
public record SdRatio(double ratio, Interval interval, int degenerate) {
  /** Of pairs. */
  public static SdRatio paired(double[] x, double[] y, double level, int draws, long seed) {
    Finite.pairs(x, y, 3);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] a = unit(x);
    double[] b = unit(y);
    int[] picked = new int[x.length];
    return of(
        x,
        y,
        level,
        draws,
        () -> {
          pick(picked, random);
          double top = variance(a, picked);
          return logRatio(top, variance(b, picked));
        });
  }

  /** Of independent samples. */
  public static SdRatio unpaired(double[] x, double[] y, double level, int draws, long seed) {
    Finite.sample(x, "x", 3);
    Finite.sample(y, "y", 3);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] a = unit(x);
    double[] b = unit(y);
    int[] fromX = new int[x.length];
    int[] fromY = new int[y.length];
    return of(
        x,
        y,
        level,
        draws,
        () -> {
          pick(fromX, random);
          pick(fromY, random);
          return logRatio(variance(a, fromX), variance(b, fromY));
        });
  }

  private static SdRatio of(
      double[] x, double[] y, double level, int draws, DoubleSupplier logRatio) {
    if (Moments.constant(x) || Moments.constant(y)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, (Moments.constant(x) ? "x" : "y") + " is constant");
    }
    if (!(level > 0 && level < 1) || draws < 100) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "needs a level in (0, 1) and at least 100 draws, found " + level + " and " + draws);
    }
    double[] drawn = new double[draws];
    for (int i = 0; i < draws; i++) {
      drawn[i] = logRatio.getAsDouble();
    }
    double[] kept = Arrays.stream(drawn).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double low = quantile(kept, (1 - level) / 2);
    double high = quantile(kept, (1 + level) / 2);
    if (!Double.isFinite(low) || !Double.isFinite(high) || kept.length < draws / 2) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "too many resamples are constant: the ratio is not bounded");
    }
    int shift = Finite.exponent(x) - Finite.exponent(y);
    double ratio = Moments.sd(unit(x)) / Moments.sd(unit(y));
    double least = Math.scalb(Math.exp(low), shift);
    double most = Math.scalb(Math.exp(high), shift);
    double found = Math.scalb(ratio, shift);
    if (least == 0 || found == 0 || Double.isInfinite(most) || Double.isInfinite(found)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the ratio of sds lies outside the range of doubles");
    }
    return new SdRatio(found, new Interval(least, most), draws - kept.length);
  }

  private static double[] unit(double[] values) {
    double[] unit = Finite.unit(values, Finite.exponent(values));
    return TwoSamples.centred(unit);
  }

  private static void pick(int[] picked, UniformRandomProvider random) {
    for (int i = 0; i < picked.length; i++) {
      picked[i] = random.nextInt(picked.length);
    }
  }

  private static double variance(double[] values, int[] picked) {
    double mean = 0;
    for (int i : picked) {
      mean += values[i];
    }
    mean /= picked.length;
    double squares = 0;
    for (int i : picked) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares <= 1e-28 ? 0 : squares / (picked.length - 1);
  }

  private static double logRatio(double top, double bottom) {
    return top == 0 && bottom == 0 ? Double.NaN : 0.5 * (Math.log(top) - Math.log(bottom));
  }

  /** Quantile type 7; infinite where it touches an infinite value. */
  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    double from = sorted[below];
    double to = sorted[Math.min(below + 1, sorted.length - 1)];
    return from == to ? from : from + (position - below) * (to - from);
  }
}
