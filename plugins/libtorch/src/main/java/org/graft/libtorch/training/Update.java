package org.graft.libtorch.training;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.training.Optimizer;

/**
 * An optimiser's formula, in place: {@link Optimizer} has the definitions.
 *
 * @param pasts how many tensors it remembers for each weight tensor
 * @param start the number they start from
 * @param decay the share of kernels, times the rate, that each step takes away first
 * @param formula what moves the weights
 */
record Update(int pasts, double start, double decay, Formula formula) {
  /** Moves weights by their gradient. */
  @FunctionalInterface
  interface Formula {
    /**
     * Moves {@code w}.
     *
     * @param past what is remembered, changed
     * @param rate the learning rate
     * @param step from 1
     */
    void move(Tensor w, Tensor g, List<Tensor> past, double rate, int step);
  }

  private static Update of(int pasts, Formula formula) {
    return new Update(pasts, 0, 0, formula);
  }

  static Update of(Optimizer optimizer) {
    if (optimizer instanceof Optimizer.Momentum o) {
      return of(1, (w, g, v, r, t) -> w.add_(velocity(v.get(0), g, o.momentum(), r)));
    } else if (optimizer instanceof Optimizer.Nesterov o) {
      return of(
          1,
          (w, g, v, r, t) ->
              w.add_(velocity(v.get(0), g, o.momentum(), r), scalar(o.momentum()))
                  .add_(g, scalar(-r)));
    } else if (optimizer instanceof Optimizer.Adam o) {
      return of(2, adam(o.beta1(), o.beta2(), o.epsilon()));
    } else if (optimizer instanceof Optimizer.AdamW o) {
      return new Update(2, 0, o.decay(), adam(o.beta1(), o.beta2(), o.epsilon()));
    } else if (optimizer instanceof Optimizer.AdaDelta o) {
      return of(2, adaDelta(o));
    } else if (optimizer instanceof Optimizer.AdaGrad o) {
      return new Update(
          1,
          o.initial(),
          0,
          (w, g, a, r, t) -> w.addcdiv_(g, root(a.get(0).addcmul_(g, g), o.epsilon()), scalar(-r)));
    } else if (optimizer instanceof Optimizer.RmsProp o) {
      return of(
          1,
          (w, g, a, r, t) ->
              w.addcdiv_(g, root(squares(a.get(0), g, o.rho()), o.epsilon()), scalar(-r)));
    } else if (optimizer instanceof Optimizer.Sgd) {
      return of(0, (w, g, none, r, t) -> w.add_(g, scalar(-r)));
    }
    throw new IllegalArgumentException("libtorch does not know the optimiser " + optimizer);
  }

  /** v = m v - r g. */
  private static Tensor velocity(Tensor v, Tensor g, double momentum, double rate) {
    return v.mul_(scalar(momentum)).add_(g, scalar(-rate));
  }

  /** a = rho a + (1 - rho) g^2. */
  private static Tensor squares(Tensor a, Tensor g, double rho) {
    return a.mul_(scalar(rho)).addcmul_(g, g, scalar(1 - rho));
  }

  /** sqrt(a + epsilon). */
  private static Tensor root(Tensor a, double epsilon) {
    return a.add(scalar(epsilon)).sqrt_();
  }

  private static Formula adam(double beta1, double beta2, double epsilon) {
    return (w, g, past, r, t) -> {
      past.get(0).mul_(scalar(beta1)).add_(g, scalar(1 - beta1));
      squares(past.get(1), g, beta2);
      double rate = r * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
      w.addcdiv_(past.get(0), torch.sqrt(past.get(1)).add_(scalar(epsilon)), scalar(-rate));
    };
  }

  private static Formula adaDelta(Optimizer.AdaDelta o) {
    return (w, g, past, r, t) -> {
      squares(past.get(0), g, o.rho());
      Tensor d = root(past.get(1), o.epsilon()).div_(root(past.get(0), o.epsilon())).mul_(g);
      squares(past.get(1), d, o.rho());
      w.add_(d, scalar(-r));
    };
  }

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }
}
