package org.graft.datasets.tables;

/** What becomes of rows in which values are missing. */
public enum Missing {
  /** They are refused. */
  STOP,
  /**
   * Numbers become the mean of their column over the rows that train and have one, once a test set
   * and validation rows are split off; a nominal attribute is 0 in each of its columns.
   */
  MEAN,
  /** Such rows are left out. */
  SKIP
}
