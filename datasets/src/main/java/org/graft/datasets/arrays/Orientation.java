package org.graft.datasets.arrays;

/** Along which axis of an array examples stand. */
public enum Orientation {
  /** The first: one a row. */
  ROWS,
  /** The last: one a column. */
  COLUMNS
}
