package org.graft.training.optimizer;

import java.util.Arrays;

/** AdaDelta with a learning rate. */
final class AdaDeltaRule implements UpdateRule {
  private final float[] keep;
  private final float[] take;
  private final float[] epsilon;
  private final float[] r;
  private final float[] d;

  AdaDeltaRule(int length, double[] rho, double[] epsilon) {
    this.keep = Coefficients.line(length, rho);
    this.take = Coefficients.line(length, Arrays.stream(rho).map(k -> 1 - k).toArray());
    this.epsilon = Coefficients.line(length, epsilon);
    this.r = new float[length];
    this.d = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Coefficients.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[][] past) {
    float[] a = past[0];
    float[] u = past[1];
    Coefficients.meanOfSquares(a, g, keep, take);
    direct(d, g, a, u, epsilon);
    Coefficients.meanOfSquares(u, d, keep, take);
    follow(w, d, r);
  }

  private static void direct(float[] d, float[] g, float[] a, float[] u, float[] epsilon) {
    for (int i = 0; i < g.length; i++) {
      d[i] = g[i] * (float) Math.sqrt(u[i] + epsilon[i]) / (float) Math.sqrt(a[i] + epsilon[i]);
    }
  }

  private static void follow(float[] w, float[] d, float[] rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * d[i];
    }
  }

  @Override
  public float[][] past(int length) {
    return new float[2][length];
  }
}
