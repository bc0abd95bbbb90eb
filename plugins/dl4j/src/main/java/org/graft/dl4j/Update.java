package org.graft.dl4j;

import org.graft.spi.training.Optimizer;

/**
 * An optimiser at work on a range of weights: the formulas of {@link Optimizer} in float32, with
 * its own running sums. Not thread-safe.
 */
interface Update {
  /**
   * One step.
   *
   * @param w weights, changed
   * @param g gradients
   * @param rate learning rate of this step
   * @param step from 1
   */
  void apply(float[] w, float[] g, double rate, int step);

  /** The optimiser's update for {@code n} weights. AdamW's decay is not in it. */
  static Update of(Optimizer optimizer, int n) {
    if (optimizer instanceof Optimizer.Momentum o) {
      return new MomentumUpdate(o.momentum(), n);
    } else if (optimizer instanceof Optimizer.Nesterov o) {
      return new NesterovUpdate(o.momentum(), n);
    } else if (optimizer instanceof Optimizer.Adam o) {
      return new AdamUpdate(o.beta1(), o.beta2(), o.epsilon(), new float[n], new float[n]);
    } else if (optimizer instanceof Optimizer.AdamW o) {
      return new AdamUpdate(o.beta1(), o.beta2(), o.epsilon(), new float[n], new float[n]);
    } else if (optimizer instanceof Optimizer.AdaDelta o) {
      return new AdaDeltaUpdate(o.rho(), o.epsilon(), new float[n], new float[n]);
    } else if (optimizer instanceof Optimizer.AdaGrad o) {
      return SquaresUpdate.adaGrad(o, n);
    } else if (optimizer instanceof Optimizer.RmsProp o) {
      return SquaresUpdate.rmsProp(o, n);
    }
    return Update::descend;
  }

  /** Plain gradient descent. */
  private static void descend(float[] w, float[] g, double rate, int step) {
    float r = (float) rate;
    for (int i = 0; i < w.length; i++) {
      w[i] -= r * g[i];
    }
  }
}
