package org.graft.training.optimizer;

/**
 * The optimisers' formulas in float32, on whole lines: w weights, g gradients, r learning rates,
 * all else as in {@link org.graft.spi.training.Optimizer}.
 *
 * <p>HotSpot turns a loop into vectors only where it writes to one array, which is two to five
 * times as fast; hence loops of their own.
 */
final class Formulas {
  private Formulas() {}

  static void descend(float[] w, float[] g, float[] r) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= r[i] * g[i];
    }
  }

  static void momentum(float[] w, float[] g, float[] v, float[] m, float[] r) {
    for (int i = 0; i < w.length; i++) {
      v[i] = m[i] * v[i] - r[i] * g[i];
      w[i] += v[i];
    }
  }

  static void nesterov(float[] w, float[] g, float[] v, float[] m, float[] r) {
    for (int i = 0; i < w.length; i++) {
      v[i] = m[i] * v[i] - r[i] * g[i];
      w[i] += m[i] * v[i] - r[i] * g[i];
    }
  }

  /** m = keep m + take g. */
  static void mean(float[] m, float[] g, float[] keep, float[] take) {
    for (int i = 0; i < m.length; i++) {
      m[i] = keep[i] * m[i] + take[i] * g[i];
    }
  }

  /** v = keep v + take g^2. */
  static void meanOfSquares(float[] v, float[] g, float[] keep, float[] take) {
    for (int i = 0; i < v.length; i++) {
      v[i] = keep[i] * v[i] + take[i] * g[i] * g[i];
    }
  }

  /** Adam's step by both means, epsilon outside the bias correction, as Keras has it. */
  static void adam(float[] w, float[] m, float[] v, float[] epsilon, float[] r) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= r[i] * m[i] / ((float) Math.sqrt(v[i]) + epsilon[i]);
    }
  }

  /** AdaGrad's and RMSProp's step by a sum or mean of squares. */
  static void scaled(float[] w, float[] g, float[] a, float[] epsilon, float[] r) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= r[i] * g[i] / (float) Math.sqrt(a[i] + epsilon[i]);
    }
  }

  /** AdaDelta's direction d. */
  static void direction(float[] d, float[] g, float[] a, float[] u, float[] epsilon) {
    for (int i = 0; i < g.length; i++) {
      d[i] = g[i] * (float) Math.sqrt(u[i] + epsilon[i]) / (float) Math.sqrt(a[i] + epsilon[i]);
    }
  }
}
