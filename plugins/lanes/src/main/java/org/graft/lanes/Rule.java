package org.graft.lanes;

import org.graft.spi.training.Optimizer;

/**
 * An optimiser's formula in float32, on whole arrays; the weights' past lies outside. AdamW's decay
 * is not in it. Not thread-safe.
 */
interface Rule {
  /** Gets ready for a step at a learning rate; steps count from 1. */
  void begin(double rate, int step);

  /** Moves w by its gradient g; {@code a} and {@code u} are its past, where it has one. */
  void move(float[] w, float[] g, float[] a, float[] u);

  /** How many arrays of past it wants, 0 to 2. */
  int past();

  /** What the first array of past starts from. */
  default float start() {
    return 0;
  }

  /** The rule of an optimiser. */
  static Rule of(Optimizer optimizer) {
    if (optimizer instanceof Optimizer.Momentum o) {
      return new MomentumRule(o.momentum());
    } else if (optimizer instanceof Optimizer.Nesterov o) {
      return new NesterovRule(o.momentum());
    } else if (optimizer instanceof Optimizer.Adam o) {
      return new AdamRule(o.beta1(), o.beta2(), o.epsilon());
    } else if (optimizer instanceof Optimizer.AdamW o) {
      return new AdamRule(o.beta1(), o.beta2(), o.epsilon());
    } else if (optimizer instanceof Optimizer.AdaDelta o) {
      return new AdaDeltaRule(o.rho(), o.epsilon());
    } else if (optimizer instanceof Optimizer.AdaGrad o) {
      return SquaresRule.adaGrad(o);
    } else if (optimizer instanceof Optimizer.RmsProp o) {
      return SquaresRule.rmsProp(o);
    }
    return new DescentRule();
  }
}
