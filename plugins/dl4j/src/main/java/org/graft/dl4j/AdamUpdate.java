package org.graft.dl4j;

/** Adam with Keras's place for epsilon: outside the bias correction. */
final class AdamUpdate implements Update {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final float[] m;
  private final float[] v;

  AdamUpdate(double beta1, double beta2, double epsilon, float[] m, float[] v) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.m = m;
    this.v = v;
  }

  @Override
  public void apply(float[] w, float[] g, double rate, int step) {
    float r = (float) (rate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
    float b1 = (float) beta1;
    float c1 = (float) (1 - beta1);
    float b2 = (float) beta2;
    float c2 = (float) (1 - beta2);
    float e = (float) epsilon;
    for (int i = 0; i < w.length; i++) {
      m[i] = b1 * m[i] + c1 * g[i];
      v[i] = b2 * v[i] + c2 * g[i] * g[i];
      w[i] -= r * m[i] / ((float) Math.sqrt(v[i]) + e);
    }
  }
}
