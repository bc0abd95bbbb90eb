package org.graft.training.optimizer;

/** w -= r g. */
final class DescentRule implements UpdateRule {
  private final float[] r;

  DescentRule(int length) {
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Coefficients.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[][] past) {
    float[] rate = r;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * g[i];
    }
  }

  @Override
  public float[][] past(int length) {
    return new float[0][];
  }
}
