package org.graft.datasets.tables;

/** What becomes of weights, which ARFF writes in braces behind a row or an attribute. */
public enum RowWeights {
  /** Any but 1 is refused. */
  STOP,
  /** They count for nothing, with a note. */
  IGNORE
}
