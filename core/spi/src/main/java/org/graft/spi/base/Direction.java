package org.graft.spi.base;

/** Which way of two scores is better. */
public enum Direction {
  /** More is better. */
  HIGHER_IS_BETTER,
  /** Less is better. */
  LOWER_IS_BETTER
}
