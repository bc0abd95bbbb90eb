package org.graft.lanes;

/** AdaDelta with a learning rate. */
final class AdaDeltaRule implements Rule {
  private final double rho;
  private final float epsilon;
  private float r;

  AdaDeltaRule(double rho, double epsilon) {
    this.rho = rho;
    this.epsilon = (float) epsilon;
  }

  @Override
  public void begin(double rate, int step) {
    r = (float) rate;
  }

  @Override
  public void move(float[] w, float[] g, float[] a, float[] u) {
    float rate = r;
    float keep = (float) rho;
    float take = (float) (1 - rho);
    float e = epsilon;
    for (int i = 0; i < w.length; i++) {
      a[i] = keep * a[i] + take * g[i] * g[i];
      float d = g[i] * (float) Math.sqrt(u[i] + e) / (float) Math.sqrt(a[i] + e);
      u[i] = keep * u[i] + take * d * d;
      w[i] -= rate * d;
    }
  }

  @Override
  public int past() {
    return 2;
  }
}
