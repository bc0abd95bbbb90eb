package org.graft.lanes;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.graft.spi.training.Optimizer;

/**
 * An optimiser's formula in float32, on whole arrays; the weights' past lies outside. AdamW's decay
 * is not in it. Not thread-safe.
 */
interface Rule {
  /**
   * Gets ready for a step; steps count from 1.
   *
   * @param rates learning rates, of one network or of those that lie side by side
   */
  void begin(double[] rates, int step);

  /** Moves w by its gradient g; {@code a} and {@code u} are its past, where it has one. */
  void move(float[] w, float[] g, float[] a, float[] u);

  /** How many arrays of past it wants, 0 to 2. */
  int past();

  /** What the first array of past starts from, of one network or of each. */
  default double[] start() {
    return new double[1];
  }

  /**
   * The rule of optimisers of one kind.
   *
   * @param each one, or that of each of the networks that lie side by side
   * @param length of the longest line that it moves
   */
  static Rule of(List<Optimizer> each, int length) {
    Optimizer first = each.get(0);
    if (first instanceof Optimizer.Momentum) {
      return new MomentumRule(
          length, all(each, Optimizer.Momentum.class, Optimizer.Momentum::momentum));
    } else if (first instanceof Optimizer.Nesterov) {
      return new NesterovRule(
          length, all(each, Optimizer.Nesterov.class, Optimizer.Nesterov::momentum));
    } else if (first instanceof Optimizer.Adam) {
      return new AdamRule(
          length,
          all(each, Optimizer.Adam.class, Optimizer.Adam::beta1),
          all(each, Optimizer.Adam.class, Optimizer.Adam::beta2),
          all(each, Optimizer.Adam.class, Optimizer.Adam::epsilon));
    } else if (first instanceof Optimizer.AdamW) {
      return new AdamRule(
          length,
          all(each, Optimizer.AdamW.class, Optimizer.AdamW::beta1),
          all(each, Optimizer.AdamW.class, Optimizer.AdamW::beta2),
          all(each, Optimizer.AdamW.class, Optimizer.AdamW::epsilon));
    } else if (first instanceof Optimizer.AdaDelta) {
      return new AdaDeltaRule(
          length,
          all(each, Optimizer.AdaDelta.class, Optimizer.AdaDelta::rho),
          all(each, Optimizer.AdaDelta.class, Optimizer.AdaDelta::epsilon));
    } else if (first instanceof Optimizer.AdaGrad) {
      return SquaresRule.sum(
          length,
          all(each, Optimizer.AdaGrad.class, Optimizer.AdaGrad::epsilon),
          all(each, Optimizer.AdaGrad.class, Optimizer.AdaGrad::initial));
    } else if (first instanceof Optimizer.RmsProp) {
      return SquaresRule.mean(
          length,
          all(each, Optimizer.RmsProp.class, Optimizer.RmsProp::rho),
          all(each, Optimizer.RmsProp.class, Optimizer.RmsProp::epsilon));
    }
    return new DescentRule(length);
  }

  private static <T extends Optimizer> double[] all(
      List<Optimizer> each, Class<T> kind, ToDoubleFunction<T> scalar) {
    return each.stream().map(kind::cast).mapToDouble(scalar).toArray();
  }
}
