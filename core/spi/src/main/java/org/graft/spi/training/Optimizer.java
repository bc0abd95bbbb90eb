package org.graft.spi.training;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * How gradients move weights: Keras's names, definitions and defaults. w is a weight, g its
 * gradient (the mean over the batch, penalties included), r the learning rate after the schedule, t
 * the step from 1.
 */
public sealed interface Optimizer {
  /** The learning rate before the schedule. */
  double rate();

  /** The same optimiser at another learning rate. */
  Optimizer withRate(double rate);

  /** w -= r g. */
  @Name(value = "sgd", doc = "Stochastic gradient descent.")
  record Sgd(@Param(doc = "Learning rate.", byDefault = "0.01", min = 0) double rate)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new Sgd(rate);
    }
  }

  /** v = m v - r g; w += v. */
  @Name(
      value = "momentum",
      doc = "Gradient descent with momentum.",
      cites = "doi:10.1016/0041-5553(64)90137-5")
  record Momentum(
      @Param(doc = "Learning rate.", byDefault = "0.01", min = 0) double rate,
      @Param(doc = "Momentum m.", byDefault = "0.9", min = 0, max = 1) double momentum)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new Momentum(rate, momentum);
    }
  }

  /** v = m v - r g; w += m v - r g. */
  @Name(
      value = "nesterov",
      doc = "Gradient descent with Nesterov momentum.",
      cites = "https://proceedings.mlr.press/v28/sutskever13.html")
  record Nesterov(
      @Param(doc = "Learning rate.", byDefault = "0.01", min = 0) double rate,
      @Param(doc = "Momentum m.", byDefault = "0.9", min = 0, max = 1) double momentum)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new Nesterov(rate, momentum);
    }
  }

  /** m, v moving means of g, g^2; w -= r sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + eps). */
  @Name(value = "adam", doc = "Adaptive moments.", cites = "arXiv:1412.6980")
  record Adam(
      @Param(doc = "Learning rate.", byDefault = "0.001", min = 0) double rate,
      @Param(doc = "Decay b1 of the first moment.", byDefault = "0.9", min = 0, max = 1)
          double beta1,
      @Param(doc = "Decay b2 of the second moment.", byDefault = "0.999", min = 0, max = 1)
          double beta2,
      @Param(doc = "Keeps the divisor off 0.", byDefault = "1e-7", min = 0) double epsilon)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new Adam(rate, beta1, beta2, epsilon);
    }
  }

  /** As adam after w -= r decay w on every kernel. */
  @Name(value = "adamw", doc = "Adam with decoupled weight decay.", cites = "arXiv:1711.05101")
  record AdamW(
      @Param(doc = "Learning rate.", byDefault = "0.001", min = 0) double rate,
      @Param(
              doc = "Weight decay of kernels, per step, times the rate.",
              byDefault = "0.004",
              min = 0)
          double decay,
      @Param(doc = "Decay b1 of the first moment.", byDefault = "0.9", min = 0, max = 1)
          double beta1,
      @Param(doc = "Decay b2 of the second moment.", byDefault = "0.999", min = 0, max = 1)
          double beta2,
      @Param(doc = "Keeps the divisor off 0.", byDefault = "1e-7", min = 0) double epsilon)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new AdamW(rate, decay, beta1, beta2, epsilon);
    }
  }

  /** a = rho a + (1-rho) g^2; d = g sqrt(u + eps) / sqrt(a + eps); u likewise of d; w -= r d. */
  @Name(value = "adadelta", doc = "Adaptive rates without a global one.", cites = "arXiv:1212.5701")
  record AdaDelta(
      @Param(doc = "Learning rate; 1.0 in the paper and in Keras 2.", byDefault = "0.001", min = 0)
          double rate,
      @Param(doc = "Decay rho of the moving means.", byDefault = "0.95", min = 0, max = 1)
          double rho,
      @Param(doc = "Keeps the divisor off 0.", byDefault = "1e-7", min = 0) double epsilon)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new AdaDelta(rate, rho, epsilon);
    }
  }

  /** a += g^2 from a = initial; w -= r g / sqrt(a + eps). */
  @Name(
      value = "adagrad",
      doc = "Rates that fall with the sum of squared gradients.",
      cites = "https://jmlr.org/papers/v12/duchi11a.html")
  record AdaGrad(
      @Param(doc = "Learning rate.", byDefault = "0.001", min = 0) double rate,
      @Param(doc = "Where the sum starts.", byDefault = "0.1", min = 0) double initial,
      @Param(doc = "Keeps the divisor off 0.", byDefault = "1e-7", min = 0) double epsilon)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new AdaGrad(rate, initial, epsilon);
    }
  }

  /** a = rho a + (1-rho) g^2; w -= r g / sqrt(a + eps). */
  @Name(
      value = "rmsprop",
      doc = "Rates by a moving mean of squared gradients.",
      cites = "https://www.cs.toronto.edu/~hinton/coursera/lecture6/lec6.pdf")
  record RmsProp(
      @Param(doc = "Learning rate.", byDefault = "0.001", min = 0) double rate,
      @Param(doc = "Decay rho of the moving mean.", byDefault = "0.9", min = 0, max = 1) double rho,
      @Param(doc = "Keeps the divisor off 0.", byDefault = "1e-7", min = 0) double epsilon)
      implements Optimizer {
    @Override
    public Optimizer withRate(double rate) {
      return new RmsProp(rate, rho, epsilon);
    }
  }
}
