package org.graft.datasets.arrays;

/** What an array of labels holds. */
public enum ArrayTarget {
  /** A class for each example: whole numbers, truth values or texts. */
  CLASSES,
  /** 0 or 1 for each of several labels of each example, [n, labels]. */
  LABELS,
  /** A number for each example, or several, [n, numbers]. */
  NUMBERS
}
