package org.graft.lanes;

import org.graft.spi.training.Optimizer;

/** w -= r g / sqrt(a + eps) with a running sum or mean a of squared gradients. */
final class SquaresRule implements Rule {
  private final float keep;
  private final float take;
  private final float epsilon;
  private final float start;
  private float r;

  private SquaresRule(double keep, double take, double epsilon, double start) {
    this.keep = (float) keep;
    this.take = (float) take;
    this.epsilon = (float) epsilon;
    this.start = (float) start;
  }

  static SquaresRule adaGrad(Optimizer.AdaGrad o) {
    return new SquaresRule(1, 1, o.epsilon(), o.initial());
  }

  static SquaresRule rmsProp(Optimizer.RmsProp o) {
    return new SquaresRule(o.rho(), 1 - o.rho(), o.epsilon(), 0);
  }

  @Override
  public void begin(double rate, int step) {
    r = (float) rate;
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    float rate = r;
    float k = keep;
    float t = take;
    float e = epsilon;
    for (int i = 0; i < w.length; i++) {
      a[i] = k * a[i] + t * g[i] * g[i];
      w[i] -= rate * g[i] / (float) Math.sqrt(a[i] + e);
    }
  }

  @Override
  public int past() {
    return 1;
  }

  @Override
  public float start() {
    return start;
  }
}
