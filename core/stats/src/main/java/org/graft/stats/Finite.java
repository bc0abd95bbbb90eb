package org.graft.stats;

/**
 * The door of a method that needs finite numbers: sizes, missing values and infinities are refused
 * by name, and values are brought near 1 before they are squared.
 */
public final class Finite {
  private Finite() {}

  /**
   * {@code values} itself, when it has at least {@code atLeast} of them and all are finite.
   *
   * @throws Refusal TOO_FEW, MISSING or NOT_FINITE, naming {@code name} and the index
   */
  public static double[] sample(double[] values, String name, int atLeast) {
    if (values.length < atLeast) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "'" + name + "' needs at least " + atLeast + " values, found " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "'" + name + "' is missing at index " + i);
      }
      if (Double.isInfinite(values[i])) {
        throw new Refusal(Refusal.Reason.NOT_FINITE, "'" + name + "' is infinite at index " + i);
      }
    }
    return values;
  }

  /** Checks that {@code x} and {@code y} are at least {@code atLeast} finite pairs. */
  public static void pairs(double[] x, double[] y, int atLeast) {
    if (x.length != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "paired samples need equal lengths, found " + x.length + " and " + y.length);
    }
    sample(x, "x", atLeast);
    sample(y, "y", atLeast);
  }

  /** Checks that there are at least two groups, each of at least {@code atLeast} finite values. */
  public static void groups(double[][] groups, int atLeast) {
    if (groups.length < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "needs at least 2 groups, found " + groups.length);
    }
    for (int g = 0; g < groups.length; g++) {
      sample(groups[g], "groups[" + g + "]", atLeast);
    }
  }

  /** The binary exponent of the largest magnitude in the arrays; 0 when all are 0. */
  public static int exponent(double[]... arrays) {
    double scale = Ties.scale(arrays);
    if (scale == 0) {
      return 0;
    }
    return scale < Double.MIN_NORMAL
        ? Math.getExponent(scale * 0x1p100) - 100
        : Math.getExponent(scale);
  }

  /** A copy divided by two to the {@code exponent}: exact unless it underflows. */
  public static double[] unit(double[] values, int exponent) {
    double[] unit = new double[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = Math.scalb(values[i], -exponent);
    }
    return unit;
  }
}
