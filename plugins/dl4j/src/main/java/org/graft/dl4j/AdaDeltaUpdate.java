package org.graft.dl4j;

/** AdaDelta with a learning rate, which DL4J's lacks. */
final class AdaDeltaUpdate implements Update {
  private final double rho;
  private final double epsilon;
  private final float[] a;
  private final float[] u;

  AdaDeltaUpdate(double rho, double epsilon, float[] a, float[] u) {
    this.rho = rho;
    this.epsilon = epsilon;
    this.a = a;
    this.u = u;
  }

  @Override
  public void apply(float[] w, float[] g, double rate, int step) {
    float r = (float) rate;
    float keep = (float) rho;
    float take = (float) (1 - rho);
    float e = (float) epsilon;
    for (int i = 0; i < w.length; i++) {
      a[i] = keep * a[i] + take * g[i] * g[i];
      float d = g[i] * (float) Math.sqrt(u[i] + e) / (float) Math.sqrt(a[i] + e);
      u[i] = keep * u[i] + take * d * d;
      w[i] -= r * d;
    }
  }
}
