package org.graft.stats.design;

/** Which alternatives a test is open to. */
public enum Sides {
  /** A difference in the expected direction only. */
  ONE,
  /** A difference in either direction. */
  TWO
}
