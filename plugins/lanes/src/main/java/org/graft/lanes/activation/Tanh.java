package org.graft.lanes.activation;

/** Hyperbolic tangent: -e / (2 + e) with e = exp(-2 |x|) - 1, and the sign of x. */
final class Tanh implements Elementwise {
  @Override
  public void value(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = -2 * Math.abs(x[i]);
    }
    Exponential.minusOne(y, n);
    for (int i = 0; i < n; i++) {
      y[i] = -y[i] / (2 + y[i]);
    }
    for (int i = 0; i < n; i++) {
      y[i] = Math.copySign(y[i], x[i]);
    }
  }

  @Override
  public void slope(float[] x, float[] y, float[] g, float[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = g[i] * (1 - y[i] * y[i]);
    }
  }
}
