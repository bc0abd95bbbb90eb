package org.graft.stats.groups;

import java.util.function.DoubleUnaryOperator;

/**
 * Logarithm of the integral over the real line of a positive unimodal analytic function.
 *
 * <p>The trapezoidal rule, which converges exponentially for such functions (Trefethen and Weideman
 * 2014, SIAM Review 56(3):385-458, doi:10.1137/130932132). Terms are summed outwards from a start
 * until they fall below e^-42 of the largest, on the log scale, so nothing under- or overflows.
 */
final class LineIntegral {
  private static final double NEGLIGIBLE = 42;

  private double largest = Double.NEGATIVE_INFINITY;
  private double sum;

  private LineIntegral() {}

  /** The log integral of exp({@code logIntegrand}), sampled at {@code start + i step}. */
  static double log(DoubleUnaryOperator logIntegrand, double start, double step) {
    LineIntegral integral = new LineIntegral();
    integral.add(logIntegrand.applyAsDouble(start));
    integral.walk(logIntegrand, start, step);
    integral.walk(logIntegrand, start, -step);
    return integral.largest + Math.log(integral.sum * step);
  }

  private void walk(DoubleUnaryOperator logIntegrand, double start, double step) {
    double previous = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 100_000; i++) {
      double term = logIntegrand.applyAsDouble(start + i * step);
      add(term);
      boolean falling = term <= previous;
      if (falling && !(term > largest - NEGLIGIBLE)) {
        return;
      }
      previous = term;
    }
  }

  private void add(double term) {
    if (term > largest) {
      sum = sum * Math.exp(largest - term) + 1;
      largest = term;
    } else if (term > Double.NEGATIVE_INFINITY) {
      sum += Math.exp(term - largest);
    }
  }
}
