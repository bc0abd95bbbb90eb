package org.graft.engine.worker;

/** Worker processes do not come up; the message says how the last one ended. */
public final class WorkersFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkersFailed(String message) {
    super(message);
  }
}
