package org.graft.datasets.tables;

/** Whether a table's first line names its columns. */
public enum Header {
  /** It does. */
  PRESENT,
  /** It is a row as any other; columns are called 0, 1, 2, ... */
  ABSENT
}
