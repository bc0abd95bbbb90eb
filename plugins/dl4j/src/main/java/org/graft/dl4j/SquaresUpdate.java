package org.graft.dl4j;

import java.util.Arrays;
import org.graft.spi.training.Optimizer;

/** w -= r g / sqrt(a + eps) with a running sum or mean a of squared gradients. */
final class SquaresUpdate implements Update {
  private final float keep;
  private final float take;
  private final float epsilon;
  private final float[] a;

  SquaresUpdate(float keep, float take, float epsilon, float[] a) {
    this.keep = keep;
    this.take = take;
    this.epsilon = epsilon;
    this.a = a;
  }

  static SquaresUpdate adaGrad(Optimizer.AdaGrad o, int n) {
    float[] a = new float[n];
    Arrays.fill(a, (float) o.initial());
    return new SquaresUpdate(1, 1, (float) o.epsilon(), a);
  }

  static SquaresUpdate rmsProp(Optimizer.RmsProp o, int n) {
    return new SquaresUpdate(
        (float) o.rho(), (float) (1 - o.rho()), (float) o.epsilon(), new float[n]);
  }

  @Override
  public void apply(float[] w, float[] g, double rate, int step) {
    float r = (float) rate;
    for (int i = 0; i < w.length; i++) {
      a[i] = keep * a[i] + take * g[i] * g[i];
      w[i] -= r * g[i] / (float) Math.sqrt(a[i] + epsilon);
    }
  }
}
