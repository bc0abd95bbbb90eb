package org.graft.stats.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.shape.Samples;

/**
 * Paired differences with incomplete pairs dropped and round-off removed.
 *
 * <p>A pair with a NaN on either side is dropped whole and listed; two equal infinities differ by
 * 0; a difference within {@link Ties#RELATIVE} of the scores' scale is 0.
 */
public final class Differences {
  private final double[] values;
  private final double scale;
  private final List<Integer> dropped;

  private Differences(double[] values, double scale, List<Integer> dropped) {
    this.values = values;
    this.scale = scale;
    this.dropped = List.copyOf(dropped);
  }

  /** Differences of the pairs (x[i], y[i]). */
  public static Differences of(double[] x, double[] y) {
    return of(x, y, Ties.RELATIVE);
  }

  /** As {@link #of(double[], double[])} with ties within {@code tolerance} of the scores' scale. */
  public static Differences of(double[] x, double[] y, double tolerance) {
    if (x.length != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "paired samples need equal lengths, found " + x.length + " and " + y.length);
    }
    double[] d = new double[x.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = difference(x[i], y[i], i);
    }
    return clean(d, Ties.scale(x, y), tolerance);
  }

  /** NaN where a side is missing; infinities of one sign differ by 0. */
  private static double difference(double x, double y, int index) {
    double d = x == y ? 0 : x - y;
    if (Double.isInfinite(d) && Double.isFinite(x) && Double.isFinite(y)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the difference of pair " + index + " overflows a double");
    }
    return d;
  }

  /** Differences that were taken already. */
  public static Differences of(double[] d) {
    return of(d, Ties.RELATIVE);
  }

  /** As {@link #of(double[])} with ties within {@code tolerance} of the largest difference. */
  public static Differences of(double[] d, double tolerance) {
    return clean(d, Ties.scale(d), tolerance);
  }

  private static Differences clean(double[] d, double scale, double tolerance) {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "tie tolerance must lie in [0, 1), found " + tolerance);
    }
    List<Integer> dropped = new ArrayList<>();
    IntStream.range(0, d.length).filter(i -> Double.isNaN(d[i])).forEach(dropped::add);
    double[] kept =
        Arrays.stream(Samples.withoutMissing(d))
            .map(v -> Math.abs(v) <= tolerance * scale ? 0 : v)
            .toArray();
    return new Differences(kept, scale * (tolerance / Ties.RELATIVE), dropped);
  }

  /** The differences x - y of complete pairs, in order. */
  public double[] values() {
    return values.clone();
  }

  /** The magnitude against which differences are tied. */
  public double scale() {
    return scale;
  }

  /** Indices of dropped pairs, from 0. */
  public List<Integer> dropped() {
    return dropped;
  }

  /** Number of complete pairs. */
  public int n() {
    return values.length;
  }

  /** The differences that are not 0. */
  public double[] nonzero() {
    return Arrays.stream(values).filter(v -> v != 0).toArray();
  }

  /** These differences, if there are at least {@code least} and one is not 0. */
  public Differences some(int least, String what) {
    Samples.atLeast(least, values, what);
    if (nonzero().length == 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, what + " has no value: all " + n() + " differences are zero");
    }
    return this;
  }

  /** What was dropped, as a sentence; empty when nothing was. */
  public String note() {
    if (dropped.isEmpty()) {
      return "";
    }
    int all = n() + dropped.size();
    return dropped.size() + " of " + all + " pairs dropped (missing value): index " + dropped;
  }
}
