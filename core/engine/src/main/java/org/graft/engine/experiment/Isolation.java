package org.graft.engine.experiment;

/** Whether steps are done in worker processes, so that a crash in native code costs a step. */
public enum Isolation {
  /** For runs of an estimated hour or more; a note says so. */
  AUTOMATIC,
  /** In this process. */
  NEVER,
  /** In worker processes. */
  ALWAYS
}
