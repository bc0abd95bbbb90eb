package org.graft.spi.network;

import org.graft.spi.data.Target;

/** What a network is trained on, which follows from how its last layer ends. */
public enum HeadLoss {
  /** Softmax: cross-entropy of a class, in nats. */
  CROSS_ENTROPY(ActivationFunction.SOFTMAX),
  /** Sigmoid: binary cross-entropy in nats, the mean over an example's labels. */
  BINARY_CROSS_ENTROPY(ActivationFunction.SIGMOID),
  /** Linear: squared error, the mean over an example's numbers. */
  SQUARED_ERROR(ActivationFunction.LINEAR);

  private final ActivationFunction activation;

  HeadLoss(ActivationFunction activation) {
    this.activation = activation;
  }

  /** The loss for a target. */
  public static HeadLoss of(Target target) {
    if (target instanceof Target.Classes) {
      return CROSS_ENTROPY;
    }
    return target instanceof Target.Labels ? BINARY_CROSS_ENTROPY : SQUARED_ERROR;
  }

  /** How the last layer ends. */
  public ActivationFunction activation() {
    return activation;
  }

  /** In words, such as {@code sigmoid with binary cross-entropy}. */
  public String words() {
    return switch (this) {
      case CROSS_ENTROPY -> "softmax with cross-entropy";
      case BINARY_CROSS_ENTROPY -> "sigmoid with binary cross-entropy";
      case SQUARED_ERROR -> "linear with mean squared error";
    };
  }
}
