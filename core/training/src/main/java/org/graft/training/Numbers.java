package org.graft.training;

/**
 * Goes through arrays that a learner holds, always in one order: reads them, to keep them, or
 * writes over them what was kept.
 */
public interface Numbers {
  /** Whether what was kept is written over what is there. */
  boolean restoring();

  /** The next array, whose numbers are read, or written over. */
  void floats(float[] values);
}
