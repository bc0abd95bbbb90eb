package org.graft.spi.training;

/**
 * What a trainer may use.
 *
 * @param backend the device asked for
 * @param threadsPerFit threads of one training
 */
public record Machine(Backend backend, int threadsPerFit) {
  /** The device asked for. */
  public enum Backend {
    /** CUDA where there is one, else the CPU; says which. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A CUDA device, or an error. */
    CUDA
  }
}
