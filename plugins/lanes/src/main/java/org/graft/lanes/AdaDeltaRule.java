package org.graft.lanes;

import java.util.Arrays;

/** AdaDelta with a learning rate. */
final class AdaDeltaRule implements Rule {
  private final float[] keep;
  private final float[] take;
  private final float[] epsilon;
  private final float[] r;

  AdaDeltaRule(int length, double[] rho, double[] epsilon) {
    this.keep = Scalars.line(length, rho);
    this.take = Scalars.line(length, Arrays.stream(rho).map(k -> 1 - k).toArray());
    this.epsilon = Scalars.line(length, epsilon);
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    Scalars.fill(r, rates);
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    float[] rate = r;
    float[] k = keep;
    float[] t = take;
    float[] e = epsilon;
    for (int i = 0; i < w.length; i++) {
      a[i] = k[i] * a[i] + t[i] * g[i] * g[i];
      float d = g[i] * (float) Math.sqrt(u[i] + e[i]) / (float) Math.sqrt(a[i] + e[i]);
      u[i] = k[i] * u[i] + t[i] * d * d;
      w[i] -= rate[i] * d;
    }
  }

  @Override
  public int past() {
    return 2;
  }
}
