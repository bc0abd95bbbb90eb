package org.graft.spi.training;

/**
 * Hears from trainers that they wait for what several trainings share, such as a device's memory:
 * that time is no part of a trial's. Thread-safe.
 */
@FunctionalInterface
public interface Waits {
  /** Nobody asks how long anything waited. */
  Waits UNHEARD = () -> () -> {};

  /** The calling thread begins to wait; it does so until the result is closed. */
  Wait begin();

  /** A thread waits. */
  @FunctionalInterface
  interface Wait extends AutoCloseable {
    /** It goes on. */
    @Override
    void close();
  }
}
