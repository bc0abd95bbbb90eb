package org.graft.spi.network;

/** Activation functions; {@code softmax} runs over the last axis of a vector, or over channels. */
public enum ActivationFunction {
  /** x. */
  LINEAR,
  /** max(0, x). */
  RELU,
  /** min(6, max(0, x)). */
  RELU6,
  /** x where x > 0, else 0.01 x. */
  LEAKY_RELU,
  /** x where x > 0, else exp(x) - 1. */
  ELU,
  /** Scaled ELU (arXiv:1706.02515). */
  SELU,
  /** 1 / (1 + exp(-x)). */
  SIGMOID,
  /** min(1, max(0, 0.2 x + 0.5)). */
  HARD_SIGMOID,
  /** Hyperbolic tangent. */
  TANH,
  /** log(1 + exp(x)). */
  SOFTPLUS,
  /** x / (1 + |x|). */
  SOFTSIGN,
  /** x sigmoid(x) (arXiv:1710.05941). */
  SWISH,
  /** x Phi(x), exact (arXiv:1606.08415). */
  GELU,
  /** exp(x_i) / sum_j exp(x_j). */
  SOFTMAX
}
