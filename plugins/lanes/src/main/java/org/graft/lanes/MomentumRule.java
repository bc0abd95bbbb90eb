package org.graft.lanes;

/** v = m v - r g; w += v. */
final class MomentumRule implements Rule {
  private final float[] momentum;
  private final float[] r;

  MomentumRule(int length, double[] momentum) {
    this.momentum = Scalars.line(length, momentum);
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Scalars.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[] v, float[] u) {
    float[] m = momentum;
    float[] rate = r;
    for (int i = 0; i < w.length; i++) {
      v[i] = m[i] * v[i] - rate[i] * g[i];
      w[i] += v[i];
    }
  }

  @Override
  public int past() {
    return 1;
  }
}
