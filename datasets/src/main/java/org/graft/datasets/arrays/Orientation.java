package org.graft.datasets.arrays;

/** Where examples stand in a table of features. */
public enum Orientation {
  /** One a row. */
  ROWS,
  /** One a column. */
  COLUMNS
}
