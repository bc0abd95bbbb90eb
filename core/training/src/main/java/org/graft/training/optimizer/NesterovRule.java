package org.graft.training.optimizer;

/** v = m v - r g; w += m v - r g. */
final class NesterovRule implements UpdateRule {
  private final float[] momentum;
  private final float[] r;

  NesterovRule(int length, double[] momentum) {
    this.momentum = Coefficients.line(length, momentum);
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Coefficients.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[][] past) {
    float[] v = past[0];
    float[] m = momentum;
    float[] rate = r;
    for (int i = 0; i < w.length; i++) {
      v[i] = m[i] * v[i] - rate[i] * g[i];
      w[i] += m[i] * v[i] - rate[i] * g[i];
    }
  }

  @Override
  public float[][] past(int length) {
    return new float[1][length];
  }
}
