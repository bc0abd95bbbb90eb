package org.graft.lanes;

/** w -= r g. */
final class DescentRule implements Rule {
  private final float[] r;

  DescentRule(int length) {
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Scalars.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    float[] rate = r;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * g[i];
    }
  }

  @Override
  public int past() {
    return 0;
  }
}
