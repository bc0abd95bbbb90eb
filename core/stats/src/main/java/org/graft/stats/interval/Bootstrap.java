package org.graft.stats.interval;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Normal;

/**
 * A statistic's values on resamples, and the intervals they give: percentile, basic, and BCa (Efron
 * and Tibshirani 1993, An Introduction to the Bootstrap, doi:10.1201/9780429246593; Efron 1987,
 * doi:10.1080/01621459.1987.10478410).
 *
 * <p>Quantiles are of type 7. Replicates within round-off of the estimate count as tied with it.
 * Resamples that leave the statistic undefined are left out and counted. A statistic that is the
 * same on every resample is refused (constant): it has no interval, and certainly not one of width
 * 0.
 *
 * @param estimate the statistic on the data
 * @param replicates its values on the resamples, ascending
 * @param undefined how many resamples had no value
 * @param below how many replicates lie below the estimate
 * @param tied how many are tied with it
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record Bootstrap(double estimate, double[] replicates, int undefined, int below, int tied) {
  /** Where replicates tied with the estimate go when their median is compared with it. */
  public enum BiasCorrection {
    /** Strictly below counts, as Efron and R's boot have it. */
    STRICT,
    /** Half of the ties count, as scipy has it. */
    MIDPOINT
  }

  /**
   * Evaluates {@code statistic} on the data and on {@code draws}.
   *
   * @throws Refusal constant where the data or all resamples leave the statistic undefined
   */
  public static Bootstrap of(Resampling resampling, RowStatistic statistic, Draws draws) {
    double estimate = statistic.of(resampling.original());
    if (!Double.isFinite(estimate)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the data leave the statistic undefined");
    }
    Replicates collected = new Replicates();
    draws.visit(resampling, rows -> collected.add(statistic.of(rows)));
    double[] sorted = collected.sorted();
    if (sorted.length == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "every resample leaves the statistic undefined");
    }
    double scale = Math.max(Math.abs(estimate), Ties.scale(sorted));
    int below = 0;
    int tied = 0;
    for (double replicate : sorted) {
      if (Ties.tied(replicate, estimate, scale)) {
        tied++;
      } else if (replicate < estimate) {
        below++;
      }
    }
    return new Bootstrap(estimate, sorted, collected.undefined(), below, tied);
  }

  /** The type-7 quantile of the replicates at {@code level} in [0, 1]. */
  public double quantile(double level) {
    double position = level * (replicates.length - 1);
    int lower = (int) Math.floor(position);
    int upper = Math.min(lower + 1, replicates.length - 1);
    double share = position - lower;
    return share == 0
        ? replicates[lower]
        : (1 - share) * replicates[lower] + share * replicates[upper];
  }

  /** Mean of the replicates. */
  public double mean() {
    return TInterval.of(replicates).mean();
  }

  /**
   * Standard deviation of the replicates, divided by their number: the bootstrap standard error.
   */
  public double standardError() {
    double n = replicates.length;
    return TInterval.of(replicates).standardDeviation() * Math.sqrt((n - 1) / n);
  }

  private void requireSpread() {
    if (tied == replicates.length) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "the statistic is the same on every resample: no interval");
    }
  }

  /** Between the quantiles of the replicates; first-order accurate. */
  public Interval percentile(double confidence) {
    requireSpread();
    double tail = Interval.tail(confidence);
    return Interval.finite(quantile(tail), quantile(1 - tail), confidence);
  }

  /** The percentile interval reflected at the estimate; first-order accurate. */
  public Interval basic(double confidence) {
    Interval percentile = percentile(confidence);
    return Interval.finite(
        2 * estimate - percentile.high(), 2 * estimate - percentile.low(), confidence);
  }

  /** The share of replicates below the estimate, by the given convention for ties. */
  public double shareBelow(BiasCorrection convention) {
    double half = convention == BiasCorrection.MIDPOINT ? 0.5 * tied : 0;
    return (below + half) / replicates.length;
  }

  /**
   * The bias correction z0, the normal quantile of {@link #shareBelow}.
   *
   * @throws Refusal constant where all or no replicates lie below the estimate
   */
  public double biasCorrection(BiasCorrection convention) {
    requireSpread();
    double share = shareBelow(convention);
    if (share <= 0 || share >= 1) {
      throw new Refusal(
          Refusal.Reason.CONSTANT,
          "the estimate lies beyond all replicates: the bias correction is infinite");
    }
    return Normal.STANDARD.quantile(share);
  }

  /** The level at which BCa reads the replicates in place of {@code level}. */
  public double adjustedLevel(double level, double acceleration, BiasCorrection convention) {
    double z0 = biasCorrection(convention);
    double z = z0 + Normal.STANDARD.quantile(level);
    double stretch = 1 - acceleration * z;
    if (stretch <= 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT,
          "the acceleration " + acceleration + " is too large for BCa at level " + level);
    }
    return Normal.STANDARD.cdf(z0 + z / stretch);
  }

  /** Bias-corrected and accelerated, with {@link Jackknife#acceleration}; second-order accurate. */
  public Interval bca(double confidence, double acceleration, BiasCorrection convention) {
    double tail = Interval.tail(confidence);
    return Interval.finite(
        quantile(adjustedLevel(tail, acceleration, convention)),
        quantile(adjustedLevel(1 - tail, acceleration, convention)),
        confidence);
  }

  /** Collects values that are defined. */
  private static final class Replicates {
    private double[] values = new double[1024];
    private int size;
    private int undefined;

    void add(double value) {
      if (!Double.isFinite(value)) {
        undefined++;
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int undefined() {
      return undefined;
    }

    double[] sorted() {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
