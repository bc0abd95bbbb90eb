package org.graft.spi.training;

import org.graft.spi.data.Tensor;

/** A model that a programmed strategy fitted. */
public interface FittedModel extends AutoCloseable {
  /**
   * What it says of examples: of classes a probability each, rows sum to 1; of labels likewise,
   * each for itself; or numbers, in the unit of the data.
   *
   * @param inputs [n, ...]
   * @return [n, outputs], an output for each of the target's names
   */
  Tensor predictions(Tensor inputs) throws Exception;

  /** How many numbers training moved; goes into the ledger. */
  long trainedParameters();

  @Override
  default void close() {}
}
