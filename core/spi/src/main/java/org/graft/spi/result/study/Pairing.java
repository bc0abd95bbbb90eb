package org.graft.spi.result.study;

/** How scores of two strategies belong together. */
public enum Pairing {
  /** Block by block: same data, split, source model and seed. */
  PAIRED,
  /** Not at all: independent samples. */
  UNPAIRED,
  /** By resamples of one data set, whose training sets overlap. */
  RESAMPLES,
  /** By data set, after averaging replicates. */
  DATASETS
}
