package org.graft.reports.draw;

/** Which end of a text stands at its place. */
public enum Anchor {
  /** Its left end. */
  START,
  /** Its middle. */
  MIDDLE,
  /** Its right end. */
  END
}
