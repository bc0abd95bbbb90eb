package org.graft.lanes;

/** v = m v - r g; w += m v - r g. */
final class NesterovRule implements Rule {
  private final float momentum;
  private float r;

  NesterovRule(double momentum) {
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
      w[i] += m * v[i] - rate * g[i];
    }
  }

  @Override
  public int past() {
    return 1;
  }
}
