package org.graft.lanes;

/** w -= r g. */
final class DescentRule implements Rule {
  private float r;

  @Override
  public void begin(double rate, int step) {
    r = (float) rate;
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    float rate = r;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * g[i];
    }
  }

  @Override
  public int past() {
    return 0;
  }
}
