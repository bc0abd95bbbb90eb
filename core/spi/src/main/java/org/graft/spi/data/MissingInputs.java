package org.graft.spi.data;

/** What inputs that are NaN mean. */
public enum MissingInputs {
  /** There are none: a NaN is a fault of the provider. */
  NONE,
  /**
   * The number is not known. Once rows are split, it becomes the mean of its feature over the rows
   * that train and have one, in every split alike; 0 where no such row has one.
   */
  TRAINING_MEAN
}
