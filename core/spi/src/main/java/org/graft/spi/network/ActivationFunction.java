package org.graft.spi.network;

/**
 * Activation functions; {@code softmax} runs over a vector, over the features of each token, or
 * over the channels of each pixel.
 */
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
  /** min(1, max(0, x / 6 + 0.5)): the hard sigmoid of PyTorch and of Keras 3 (arXiv:1905.02244). */
  HARD_SIGMOID_6,
  /** Hyperbolic tangent. */
  TANH,
  /** log(1 + exp(x)). */
  SOFTPLUS,
  /** x / (1 + |x|). */
  SOFTSIGN,
  /** x sigmoid(x) (arXiv:1710.05941). */
  SWISH,
  /** x min(1, max(0, x / 6 + 0.5)) (arXiv:1905.02244). */
  HARD_SWISH,
  /** x Phi(x), exact (arXiv:1606.08415). */
  GELU,
  /** 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): GELU by its authors' approximation. */
  GELU_TANH,
  /** x sigmoid(1.702 x): GELU by a coarser one, which CLIP has (arXiv:2103.00020). */
  QUICK_GELU,
  /** exp(x_i) / sum_j exp(x_j). */
  SOFTMAX
}
