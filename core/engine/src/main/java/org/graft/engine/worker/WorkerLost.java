package org.graft.engine.worker;

/** A worker's process ended before its step did; the message says how. */
final class WorkerLost extends Exception {
  private static final long serialVersionUID = 1L;

  WorkerLost(String message) {
    super(message);
  }
}
