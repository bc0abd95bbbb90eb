package org.graft.stats.spread;

import java.util.Arrays;
import org.graft.stats.Finite;
import org.graft.stats.Moments;

/** Two samples brought to one scale, aligned by their medians when asked. */
final class TwoSamples {
  private final double[] x;
  private final double[] y;

  private TwoSamples(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  /** Whether a test of spread may assume equal location or must make it so. */
  enum Location {
    AS_GIVEN,
    MEDIAN_ALIGNED
  }

  /** Copies with largest magnitude in [1, 4); refuses fewer than {@code atLeast} finite values. */
  static TwoSamples of(double[] x, double[] y, int atLeast, Location location) {
    Finite.sample(x, "x", atLeast);
    Finite.sample(y, "y", atLeast);
    int exponent = Finite.exponent(x, y);
    TwoSamples unit = new TwoSamples(Finite.unit(x, exponent), Finite.unit(y, exponent));
    return location == Location.AS_GIVEN ? unit : new TwoSamples(centred(unit.x), centred(unit.y));
  }

  double[] joined() {
    return joined(x, y);
  }

  static double[] joined(double[] x, double[] y) {
    double[] all = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, all, x.length, y.length);
    return all;
  }

  static double[] centred(double[] values) {
    double median = Moments.median(values);
    return Arrays.stream(values).map(value -> value - median).toArray();
  }
}
