package org.graft.lanes;

import java.util.Arrays;

/** w -= r g / sqrt(a + eps) with a running sum or mean a of squared gradients. */
final class SquaresRule implements Rule {
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
    float[] one = Scalars.line(length, 1);
    return new SquaresRule(one, one, Scalars.line(length, epsilon), initial);
  }

  /** RMSProp's. */
  static SquaresRule mean(int length, double[] rho, double[] epsilon) {
    return new SquaresRule(
        Scalars.line(length, rho),
        Scalars.line(length, Arrays.stream(rho).map(keep -> 1 - keep).toArray()),
        Scalars.line(length, epsilon),
        new double[1]);
  }

  @Override
  public void begin(double[] rates, int step) {
    Scalars.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    Scalars.meanOfSquares(a, g, keep, take);
    float[] rate = r;
    float[] e = epsilon;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * g[i] / (float) Math.sqrt(a[i] + e[i]);
    }
  }

  @Override
  public int past() {
    return 1;
  }

  @Override
  public double[] start() {
    return start;
  }
}
