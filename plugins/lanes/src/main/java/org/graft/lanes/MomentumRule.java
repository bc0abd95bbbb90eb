package org.graft.lanes;

/** v = m v - r g; w += v. */
final class MomentumRule implements Rule {
  private final float momentum;
  private float r;

  MomentumRule(double momentum) {
    this.momentum = (float) momentum;
  }

  @Override
  public void begin(double rate, int step) {
    r = (float) rate;
  }

  @Override
  public void move(float[] w, float[] g, float[] v, float[] u) {
    float m = momentum;
    float rate = r;
    for (int i = 0; i < w.length; i++) {
      v[i] = m * v[i] - rate * g[i];
      w[i] += v[i];
    }
  }

  @Override
  public int past() {
    return 1;
  }
}
