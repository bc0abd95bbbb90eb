package org.graft.engine.run;

/**
 * Whether a run was asked to stop. It tells Graft's own interrupts, which end steps, from those of
 * plugins, which are their own affair. Thread-safe.
 */
public final class Stop {
  private volatile boolean asked;

  /** From now on interrupts are meant. */
  void ask() {
    asked = true;
  }

  /** Whether interrupts are meant. */
  boolean asked() {
    return asked;
  }

  /** Forgets an interrupt of the calling thread that nobody asked for. */
  void clear() {
    boolean interrupted = Thread.interrupted();
    if (interrupted && asked) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Goes on after what a step threw where a plugin interrupted itself.
   *
   * @throws InterruptedException where the run is to stop
   */
  void ends(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted && asked) {
      throw interrupted;
    }
    clear();
  }
}
