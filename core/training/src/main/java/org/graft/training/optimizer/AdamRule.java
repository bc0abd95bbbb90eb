package org.graft.training.optimizer;

import java.util.Arrays;

/** Adam with Keras's place for epsilon: outside the bias correction. */
final class AdamRule implements UpdateRule {
  private final double[] beta1;
  private final double[] beta2;
  private final float[] keep1;
  private final float[] take1;
  private final float[] keep2;
  private final float[] take2;
  private final float[] epsilon;
  private final float[] r;

  AdamRule(int length, double[] beta1, double[] beta2, double[] epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.keep1 = Coefficients.line(length, beta1);
    this.take1 = Coefficients.line(length, Arrays.stream(beta1).map(b -> 1 - b).toArray());
    this.keep2 = Coefficients.line(length, beta2);
    this.take2 = Coefficients.line(length, Arrays.stream(beta2).map(b -> 1 - b).toArray());
    this.epsilon = Coefficients.line(length, epsilon);
    this.r = new float[length];
  }

  @Override
  public void begin(double[] rates, int step) {
    double[] corrected = new double[rates.length];
    for (int k = 0; k < rates.length; k++) {
      corrected[k] =
          rates[k] * Math.sqrt(1 - Math.pow(beta2[k], step)) / (1 - Math.pow(beta1[k], step));
    }
    Coefficients.fill(r, corrected);
  }

  @Override
  public void move(float[] w, float[] g, float[][] past) {
    float[] m = past[0];
    float[] v = past[1];
    mean(m, g, keep1, take1);
    Coefficients.meanOfSquares(v, g, keep2, take2);
    float[] rate = r;
    float[] e = epsilon;
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate[i] * m[i] / ((float) Math.sqrt(v[i]) + e[i]);
    }
  }

  private static void mean(float[] m, float[] g, float[] keep, float[] take) {
    for (int i = 0; i < m.length; i++) {
      m[i] = keep[i] * m[i] + take[i] * g[i];
    }
  }

  @Override
  public float[][] past(int length) {
    return new float[2][length];
  }
}
