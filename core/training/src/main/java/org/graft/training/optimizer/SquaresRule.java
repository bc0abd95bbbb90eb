package org.graft.training.optimizer;

import java.util.Arrays;

/** w -= r g / sqrt(a + eps) with a running sum or mean a of squared gradients. */
final class SquaresRule implements UpdateRule {
  private final float[] keep;
  private final float[] take;
  private final float[] epsilon;
  private final double[] start;
  private final float[] r;

  private SquaresRule(float[] keep, float[] take, float[] epsilon, double[] start) {
    this.keep = keep;
    this.take = take;
    this.epsilon = epsilon;
    this.start = start;
    this.r = new float[keep.length];
  }

  /** AdaGrad's. */
  static SquaresRule sum(int length, double[] epsilon, double[] initial) {
    float[] one = Coefficients.line(length, 1);
    return new SquaresRule(one, one, Coefficients.line(length, epsilon), initial);
  }

  /** RMSProp's. */
  static SquaresRule mean(int length, double[] rho, double[] epsilon) {
    return new SquaresRule(
        Coefficients.line(length, rho),
        Coefficients.line(length, Arrays.stream(rho).map(keep -> 1 - keep).toArray()),
        Coefficients.line(length, epsilon),
        new double[1]);
  }

  @Override
  public void begin(double[] rates, int step) {
    Coefficients.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[][] past) {
    float[] a = past[0];
    Coefficients.meanOfSquares(a, g, keep, take);
    float[] rate = r;
    float[] e = epsilon;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * g[i] / (float) Math.sqrt(a[i] + e[i]);
    }
  }

  @Override
  public float[][] past(int length) {
    return new float[][] {Coefficients.line(length, start)};
  }
}
