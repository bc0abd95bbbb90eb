package org.graft.lanes;

/** Adam with Keras's place for epsilon: outside the bias correction. */
final class AdamRule implements Rule {
  private final double beta1;
  private final double beta2;
  private final float epsilon;
  private float r;

  AdamRule(double beta1, double beta2, double epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = (float) epsilon;
  }

  @Override
  public void begin(double rate, int step) {
    r = (float) (rate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
  }

  @Override
  public void move(float[] w, float[] g, float[] m, float[] v) {
    float rate = r;
    float b1 = (float) beta1;
    float c1 = (float) (1 - beta1);
    float b2 = (float) beta2;
    float c2 = (float) (1 - beta2);
    float e = epsilon;
    for (int i = 0; i < w.length; i++) {
      m[i] = b1 * m[i] + c1 * g[i];
      v[i] = b2 * v[i] + c2 * g[i] * g[i];
      w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + e);
    }
  }

  @Override
  public int past() {
    return 2;
  }
}
