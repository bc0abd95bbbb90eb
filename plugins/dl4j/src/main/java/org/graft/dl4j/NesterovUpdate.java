package org.graft.dl4j;

/** Nesterov's momentum: v = m v - r g; w += m v - r g. */
final class NesterovUpdate implements Update {
  private final float momentum;
  private final float[] v;

  NesterovUpdate(double momentum, int n) {
    this.momentum = (float) momentum;
    this.v = new float[n];
  }

  @Override
  public void apply(float[] w, float[] g, double rate, int step) {
    float r = (float) rate;
    for (int i = 0; i < w.length; i++) {
      v[i] = momentum * v[i] - r * g[i];
      w[i] += momentum * v[i] - r * g[i];
    }
  }
}
