package org.graft.stats.shape;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/** What a method may demand of a sample before it computes, and the scale to compute on. */
public final class Samples {
  private Samples() {}

  /** Refuses fewer than {@code least} values. */
  public static double[] atLeast(int least, double[] values, String what) {
    if (values.length < least) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          what + " needs at least " + least + " values, found " + values.length);
    }
    return values;
  }

  /** Refuses NaN; infinities may pass. */
  public static double[] present(double[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, what + ": missing value at index " + i);
      }
    }
    return values;
  }

  /** Refuses NaN and infinities. */
  public static double[] finite(double[] values, String what) {
    present(values, what);
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        throw new Refusal(
            Refusal.Reason.NOT_FINITE,
            what + " needs finite values, found " + values[i] + " at index " + i);
      }
    }
    return values;
  }

  /** The values that are not NaN. */
  public static double[] withoutMissing(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** A result that overflowed is refused, not handed on. */
  public static double[] representable(double... results) {
    for (double result : results) {
      if (!Double.isFinite(result)) {
        throw new Refusal(
            Refusal.Reason.NOT_FINITE, "the result lies outside the range of a double");
      }
    }
    return results;
  }

  /**
   * The power of two nearest below the largest magnitude: values divided by 2 to it lie within [-2,
   * 2], and no digit is lost.
   */
  public static int exponent(double[]... arrays) {
    double scale = Ties.scale(arrays);
    if (scale == 0) {
      return 0;
    }
    return scale < Double.MIN_NORMAL
        ? Math.getExponent(scale * 0x1p60) - 60
        : Math.getExponent(scale);
  }

  /** The values times 2 to the minus {@code exponent}. */
  public static double[] scaled(double[] values, int exponent) {
    return Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray();
  }

  /** A value in the middle of all of them; 0 where there is none. */
  public static double middle(double[]... arrays) {
    double[] all = Arrays.stream(arrays).flatMapToDouble(Arrays::stream).sorted().toArray();
    return all.length == 0 ? 0 : all[all.length / 2];
  }

  /** The values less {@code offset}. */
  public static double[] less(double[] values, double offset) {
    return Arrays.stream(values).map(value -> value - offset).toArray();
  }
}
