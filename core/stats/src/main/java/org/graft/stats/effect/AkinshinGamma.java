package org.graft.stats.effect;

import java.util.SplittableRandom;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.shape.Descriptives;
import org.graft.stats.shape.Quantiles;
import org.graft.stats.shape.Samples;

/**
 * Akinshin's gamma (2020, https://aakinshin.net/posts/nonparametric-effect-size/) as autorank
 * computes it: difference of medians over the pooled, normal-scaled median absolute deviation.
 *
 * <p>Each sample needs 2 values; a pooled deviation of 0 is refused, as are NaN and infinities.
 */
public final class AkinshinGamma {
  private AkinshinGamma() {}

  /** (median x - median y) / pooled MAD. */
  public static double of(double[] x, double[] y) {
    Samples.finite(Samples.atLeast(2, x, "gamma"), "gamma");
    Samples.finite(Samples.atLeast(2, y, "gamma"), "gamma");
    int exponent = Samples.exponent(x, y);
    double[] a = Samples.scaled(x, exponent);
    double[] b = Samples.scaled(y, exponent);
    double ma = Descriptives.MAD_TO_SD * Quantiles.mad(a);
    double mb = Descriptives.MAD_TO_SD * Quantiles.mad(b);
    double pooled =
        Math.sqrt(
            ((a.length - 1) * ma * ma + (b.length - 1) * mb * mb) / (a.length + b.length - 2));
    if (pooled <= Ties.RELATIVE * Ties.scale(a, b)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "gamma has no value: the pooled median deviation is 0");
    }
    return (Quantiles.median(a) - Quantiles.median(b)) / pooled;
  }

  /**
   * Percentile bootstrap interval (Efron 1979, DOI 10.1214/aos/1176344552); resamples without
   * spread are drawn again.
   *
   * @throws Refusal if more than half of the resamples have no spread
   */
  public static double[] interval(double[] x, double[] y, double confidence, long seed) {
    of(x, y);
    int wanted = 2000;
    double[] found = new double[wanted];
    SplittableRandom random = new SplittableRandom(seed);
    int kept = 0;
    int lost = 0;
    while (kept < wanted) {
      try {
        found[kept] = of(resample(x, random), resample(y, random));
        kept++;
      } catch (Refusal withoutSpread) {
        if (++lost > wanted) {
          throw withoutSpread;
        }
      }
    }
    double tail = (1 - confidence) / 2;
    return new double[] {Quantiles.of(found, tail), Quantiles.of(found, 1 - tail)};
  }

  private static double[] resample(double[] values, SplittableRandom random) {
    return random.ints(values.length, 0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
