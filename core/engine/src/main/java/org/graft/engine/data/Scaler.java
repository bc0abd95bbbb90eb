package org.graft.engine.data;

import java.util.Arrays;
import org.graft.spi.data.Shape;

/**
 * An affine map of each feature, fitted on training rows: (x - shift) / divisor, in float64,
 * rounded once to float32.
 */
final class Scaler {
  private static final Scaler NOTHING = new Scaler(new double[0], new double[0], 1);

  /** No set of pictures has its brightest pixel below. */
  private static final double DIM = 32;

  private final double[] shift;
  private final double[] divisor;
  private final int perGroup;

  /** Shift and divisor of each group of {@code perGroup} features that follow one another. */
  private Scaler(double[] shift, double[] divisor, int perGroup) {
    this.shift = shift;
    this.divisor = divisor;
    this.perGroup = perGroup;
  }

  /**
   * Fits {@code scale} to the given rows.
   *
   * @throws IllegalArgumentException if inputs are not what the scale is for, or not finite
   */
  static Scaler fit(Scale scale, Pool pool, int[] train) {
    int features = Math.toIntExact(pool.inputShape().elements());
    return switch (scale) {
      case NONE -> NOTHING;
      case UNIT -> unit(new Moments(pool, train, features));
      case MIN_MAX -> minMax(new Moments(pool, train, 1));
      case STANDARDIZE -> standard(new Moments(pool, train, 1), 1);
      case STANDARDIZE_CHANNELS -> {
        int perChannel = perChannel(pool.inputShape());
        yield standard(new Moments(pool, train, perChannel), perChannel);
      }
    };
  }

  /** Whether inputs stay as they are. */
  boolean changesNothing() {
    return shift.length == 0;
  }

  /** Scales one input that starts at {@code at}, in place. */
  void scale(float[] values, int at) {
    for (int group = 0; group < shift.length; group++) {
      double less = shift[group];
      double by = divisor[group];
      int start = at + group * perGroup;
      for (int i = start; i < start + perGroup; i++) {
        values[i] = (float) ((values[i] - less) / by);
      }
    }
  }

  private static int perChannel(Shape shape) {
    return shape.rank() == 3 ? Math.multiplyExact(shape.size(1), shape.size(2)) : 1;
  }

  private static Scaler unit(Moments moments) {
    double largest = moments.largest(0);
    // Divided twice, or made for another range: networks would hardly see such inputs.
    if (moments.smallest(0) < 0 || largest < DIM || largest > 255) {
      throw new IllegalArgumentException(
          "scale: unit divides pixels in 0..255 by 255, these lie in %s..%s; %s"
              .formatted(
                  moments.smallest(0),
                  moments.largest(0),
                  moments.smallest(0) >= 0 && largest <= 1
                      ? "they are scaled already, leave it out"
                      : "take min-max or standardize"));
    }
    return new Scaler(new double[] {0}, new double[] {255}, moments.perGroup());
  }

  private static Scaler minMax(Moments moments) {
    double[] shift = new double[moments.groups()];
    double[] divisor = new double[shift.length];
    for (int i = 0; i < shift.length; i++) {
      shift[i] = moments.smallest(i);
      double range = (double) moments.largest(i) - moments.smallest(i);
      divisor[i] = range > 0 ? range : 1;
    }
    return new Scaler(shift, divisor, 1);
  }

  private static Scaler standard(Moments moments, int perGroup) {
    double[] shift = moments.means();
    double[] divisor = moments.deviations();
    Arrays.setAll(
        divisor, i -> moments.largest(i) > moments.smallest(i) && divisor[i] > 0 ? divisor[i] : 1);
    return new Scaler(shift, divisor, perGroup);
  }
}
