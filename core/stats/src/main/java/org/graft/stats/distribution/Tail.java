package org.graft.stats.distribution;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.graft.stats.Refusal;

/** Joins a library's tail probability to its logarithm where a double runs out. */
final class Tail {
  /** Above this a probability has all its digits. */
  private static final double FULL = 1e-280;

  private Tail() {}

  /** ln p while {@code p} has its digits, else what {@code far} computes. */
  static double log(double p, DoubleSupplier far) {
    return p > FULL ? Math.log(p) : far.getAsDouble();
  }

  static void requireNumber(double x) {
    if (Double.isNaN(x)) {
      throw new Refusal(Refusal.Reason.MISSING, "a distribution has no value at NaN");
    }
  }

  static double requirePositive(double value, String name) {
    if (!(value > 0)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, name + " must be positive, found " + value);
    }
    return value;
  }

  static double requireProbability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "a probability must lie in [0, 1], found " + p);
    }
    return p;
  }

  /** The library's quantile, polished by Newton steps on the smaller tail. */
  static double quantile(ContinuousDistribution law, double p) {
    double x = law.inverseCumulativeProbability(requireProbability(p));
    for (int step = 0; step < 3 && Double.isFinite(x); step++) {
      double density = law.density(x);
      double excess =
          p < 0.5 ? law.cumulativeProbability(x) - p : (1 - p) - law.survivalProbability(x);
      double next = x - excess / density;
      if (!(density > 0) || !Double.isFinite(next)) {
        return x;
      }
      x = next;
    }
    return x;
  }

  /** Bisection for the root of an increasing function, to the last bit that matters. */
  static double root(DoubleUnaryOperator increasing, double low, double high) {
    double a = low;
    double b = high;
    for (int step = 0; step < 200 && b - a > 1e-14 * (Math.abs(a) + Math.abs(b)); step++) {
      double middle = 0.5 * (a + b);
      if (increasing.applyAsDouble(middle) < 0) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return 0.5 * (a + b);
  }
}
