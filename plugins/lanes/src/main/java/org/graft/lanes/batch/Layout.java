package org.graft.lanes.batch;

/** Which way the numbers of a batch lie in memory. */
public enum Layout {
  /** An array for every feature, of all examples. */
  BY_FEATURE,
  /** An array for every example, of all features. */
  BY_EXAMPLE
}
