package org.graft.training.optimizer;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.graft.spi.training.Optimizer;

/**
 * An optimiser's formula in float32, on whole lines of weights; what it remembers of a line's past
 * gradients lies outside. AdamW's decay is not in it. Not thread-safe.
 */
public interface UpdateRule {
  /**
   * Gets ready for a step; steps count from 1.
   *
   * @param rates learning rates, of one network or of those that lie side by side
   */
  void begin(double[] rates, int step);

  /** The past of a line that has not moved yet, of {@code length} weights. */
  float[][] past(int length);

  /**
   * Moves a line.
   *
   * @param w weights, changed
   * @param g their gradients
   * @param past from {@link #past}, of the same length; changed
   */
  void move(float[] w, float[] g, float[][] past);

  /**
   * The rule of optimisers of one kind.
   *
   * @param each one, or that of each of the networks that lie side by side
   * @param length of the longest line that it moves
   */
  static UpdateRule of(List<Optimizer> each, int length) {
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
