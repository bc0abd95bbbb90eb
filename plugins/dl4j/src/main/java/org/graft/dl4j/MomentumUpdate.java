package org.graft.dl4j;

/** Momentum: v = m v - r g; w += v. */
final class MomentumUpdate implements Update {
  private final float momentum;
  private final float[] v;

  MomentumUpdate(double momentum, int n) {
    this.momentum = (float) momentum;
    this.v = new float[n];
  }

  @Override
  public void apply(float[] w, float[] g, double rate, int step) {
    float r = (float) rate;
    for (int i = 0; i < w.length; i++) {
      v[i] = momentum * v[i] - r * g[i];
      w[i] += v[i];
    }
  }
}
