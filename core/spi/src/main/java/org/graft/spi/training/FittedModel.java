package org.graft.spi.training;

import org.graft.spi.data.Tensor;

/** A model that a programmed strategy fitted. */
public interface FittedModel extends AutoCloseable {
  /**
   * Class probabilities.
   *
   * @param inputs [n, ...]
   * @return [n, classes], rows sum to 1
   */
  Tensor probabilities(Tensor inputs) throws Exception;

  /** How many numbers training moved; goes into the ledger. */
  long trainedParameters();

  @Override
  default void close() {}
}
