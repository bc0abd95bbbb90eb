package org.graft.lanes.activation;

/**
 * x where x > 0, else leak x, whose slope it has at 0 too.
 *
 * @param leak 0 or more
 */
public record LeakyRelu(float leak) implements Elementwise {
  @Override
  public void value(float[] x, float[] y, int n) {
    float l = leak;
    for (int i = 0; i < n; i++) {
      y[i] = 0.5f * (x[i] + Math.abs(x[i])) + l * (0.5f * (x[i] - Math.abs(x[i])));
    }
  }

  @Override
  public void slope(float[] x, float[] y, float[] g, float[] dx, int n) {
    float l = leak;
    for (int i = 0; i < n; i++) {
      dx[i] = x[i] > 0 ? g[i] : l * g[i];
    }
  }
}
