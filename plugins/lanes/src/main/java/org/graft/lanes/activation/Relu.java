package org.graft.lanes.activation;

/** max(0, x), with slope 0 at 0. */
final class Relu implements Elementwise {
  /** (x + |x|) / 2, which is exact, and which the compiler vectorises; it does not Math.max. */
  @Override
  public void value(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = 0.5f * (x[i] + Math.abs(x[i]));
    }
  }

  /**
   * y / (y + tiny) is 0 for 0 and 1 for everything above 1e-31: a comparison without a branch,
   * which would be mispredicted for every other number.
   */
  @Override
  public void slope(float[] x, float[] y, float[] g, float[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = g[i] * (y[i] / (y[i] + Float.MIN_NORMAL));
    }
  }
}
