package org.graft.lanes;

/** A leaky rectifier: slope 1 above 0, {@code slope} elsewhere. */
record Leaky(float slope) implements Curve {
  @Override
  public void value(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i] > 0 ? x[i] : slope * x[i];
    }
  }

  @Override
  public void slope(float[] x, float[] y, float[] g, float[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = x[i] > 0 ? g[i] : slope * g[i];
    }
  }
}
