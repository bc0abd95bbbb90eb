package org.graft.libtorch.runtime;

/**
 * In what convolutions, dense layers and attention multiply. Weights, what normalisation computes
 * by, losses and optimisers are float32 in each of them.
 */
public enum Precision {
  /** Single precision: 24 bits of significand. */
  FLOAT32,
  /** Factors rounded to 11 bits of significand, sums in float32: CUDA's alone. */
  TF32,
  /**
   * Factors, results and their gradients rounded to 8 bits of significand, sums in float32: mixed
   * precision as in arXiv:1905.12322, without a scale of the loss. Results stay so in layers that
   * only pass them on, such as activations and pooling.
   */
  BFLOAT16
}
