package org.graft.stats.location;

import java.util.Arrays;
import java.util.function.DoubleToLongFunction;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;
import org.graft.stats.shape.Samples;

/**
 * Hodges-Lehmann estimates (1963, DOI 10.1214/aoms/1177704172) with the intervals that invert the
 * rank tests (Hollander, Wolfe and Chicken 2014, sections 3.3 and 6.3).
 *
 * <p>The k-th Walsh average or pairwise difference is found by bisection over doubles with a linear
 * count, so that n = 50,000 needs no n^2 memory. Interval ranks are exact for up to 1000 values
 * (no-ties distribution: conservative under ties), normal beyond. Zeros take part. Infinities take
 * part while the answer is finite.
 */
public final class HodgesLehmann {
  private final long pairs;
  private final DoubleToLongFunction countUpTo;

  private HodgesLehmann(long pairs, DoubleToLongFunction countUpTo) {
    this.pairs = pairs;
    this.countUpTo = countUpTo;
  }

  /** The median of (d[i] + d[j]) / 2 over i <= j. */
  public static double center(double[] d) {
    return walsh(d).median();
  }

  /** The median of x[i] - y[j]. */
  public static double shift(double[] x, double[] y) {
    return differences(x, y).median();
  }

  /**
   * Interval of the center.
   *
   * @throws Refusal if n is too small to reach the confidence
   */
  public static double[] centerInterval(double[] d, double confidence) {
    HodgesLehmann walsh = walsh(d);
    double n = d.length;
    int[] weights = new int[d.length];
    Arrays.setAll(weights, i -> i + 1);
    double mean = n * (n + 1) / 4;
    double sd = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
    boolean exact = d.length <= 500;
    return walsh.interval(
        exact
            ? tailRank(SubsetSums.eachByCoin(weights), confidence)
            : tailRank(mean, sd, confidence));
  }

  /**
   * Interval of the shift.
   *
   * @throws Refusal if the samples are too small to reach the confidence
   */
  public static double[] shiftInterval(double[] x, double[] y, double confidence) {
    HodgesLehmann all = differences(x, y);
    int few = Math.min(x.length, y.length);
    int n = x.length + y.length;
    int[] weights = new int[n];
    Arrays.setAll(weights, i -> i + 1);
    if ((double) x.length * y.length * few * n / 4 > SubsetSums.LIMIT) {
      double pairs = (double) x.length * y.length;
      return all.interval(tailRank(pairs / 2, Math.sqrt(pairs * (n + 1) / 12), confidence));
    }
    double[] sums = SubsetSums.drawn(weights, few);
    double[] u = Arrays.copyOfRange(sums, few * (few + 1) / 2, sums.length);
    return all.interval(tailRank(u, confidence));
  }

  private static HodgesLehmann walsh(double[] values) {
    double[] d = sorted(values);
    long n = d.length;
    return new HodgesLehmann(n * (n + 1) / 2, v -> WalshCount.averagesUpTo(d, v));
  }

  private static HodgesLehmann differences(double[] x, double[] y) {
    double[] a = sorted(x);
    double[] b = sorted(y);
    if (infinite(a) && infinite(b)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "infinities on both sides have no difference");
    }
    return new HodgesLehmann((long) a.length * b.length, v -> WalshCount.differencesUpTo(a, b, v));
  }

  private static double[] sorted(double[] values) {
    String what = "a Hodges-Lehmann estimate";
    double[] sorted = Samples.present(Samples.atLeast(1, values, what), what).clone();
    Arrays.sort(sorted);
    if (sorted[0] == Double.NEGATIVE_INFINITY
        && sorted[sorted.length - 1] == Double.POSITIVE_INFINITY) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, what + " needs infinities of at most one sign");
    }
    return sorted;
  }

  private static boolean infinite(double[] sorted) {
    return Double.isInfinite(sorted[0]) || Double.isInfinite(sorted[sorted.length - 1]);
  }

  private double median() {
    double low = kth((pairs + 1) / 2);
    return pairs % 2 == 1 ? low : low / 2 + kth(pairs / 2 + 1) / 2;
  }

  /** The k-th smallest value from each end. */
  private double[] interval(long rank) {
    return new double[] {kth(rank), kth(pairs + 1 - rank)};
  }

  /** The smallest double with at least k values up to it: the k-th value. */
  private double kth(long k) {
    long low = key(Double.NEGATIVE_INFINITY);
    long high = key(Double.POSITIVE_INFINITY);
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1);
      if (countUpTo.applyAsLong(value(middle)) >= k) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Samples.representable(value(low) + 0.0)[0];
  }

  /** Doubles as longs in the same order. */
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }

  /** The largest rank k with P(statistic < k) at most half of what may be left out. */
  private static long tailRank(double[] p, double confidence) {
    double allowed = (1 - confidence) / 2 * (1 + 1e-12);
    double sum = 0;
    int rank = 0;
    while (rank < p.length && sum + p[rank] <= allowed) {
      sum += p[rank++];
    }
    return reachable(rank, confidence);
  }

  private static long tailRank(double mean, double sd, double confidence) {
    double z = Normal.STANDARD.quantile(0.5 + confidence / 2);
    return reachable((long) Math.floor(mean + 0.5 - z * sd), confidence);
  }

  private static long reachable(long rank, double confidence) {
    if (rank < 1) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "no exact interval reaches confidence %.4g with so few values".formatted(confidence));
    }
    return rank;
  }
}
