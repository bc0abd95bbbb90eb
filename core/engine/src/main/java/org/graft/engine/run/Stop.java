package org.graft.engine.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a run was asked to stop, or has to since its time is up. It tells Graft's own interrupts,
 * which end steps, from those of plugins, which are their own affair. Thread-safe.
 */
public final class Stop {
  private final Set<Thread> expired = ConcurrentHashMap.newKeySet();
  private final long begin = System.nanoTime();
  private final long within;
  private volatile boolean asked;
  private volatile boolean late;

  /** Of a run that may take as long as it takes. */
  public Stop() {
    this(Long.MAX_VALUE);
  }

  private Stop(long within) {
    this.within = within;
  }

  /** Of a run that stops when so much time has passed from now on. */
  public static Stop after(Duration time) {
    return new Stop(time.toNanos());
  }

  /** From now on interrupts are meant. */
  void ask() {
    asked = true;
  }

  /** Whether interrupts are meant. */
  boolean asked() {
    return asked;
  }

  /** Milliseconds until the run's time is up, 1 or more; 0 where it never is, or has been told. */
  long left() {
    return within == Long.MAX_VALUE || late
        ? 0
        : Math.max(1, (within - (System.nanoTime() - begin)) / 1_000_000);
  }

  /** Whether the run's time is up; if so it is asked to stop. */
  boolean checkTime() {
    if (!late && within != Long.MAX_VALUE && System.nanoTime() - begin >= within) {
      late = true;
      ask();
      return true;
    }
    return false;
  }

  /** Whether it was asked to stop because its time was up. */
  public boolean late() {
    return late;
  }

  /** An interrupt of {@code thread} is meant: what it does takes too long. */
  void expire(Thread thread) {
    expired.add(thread);
  }

  /** A thread has ended. */
  void forget(Thread thread) {
    expired.remove(thread);
  }

  /** Whether an interrupt of the calling thread is meant: the run or its step is to stop. */
  boolean meant() {
    return asked || expired.contains(Thread.currentThread());
  }

  /** Forgets an interrupt of the calling thread that nobody asked for. */
  void clear() {
    boolean interrupted = Thread.interrupted();
    if (interrupted && meant()) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Goes on after what a step threw where a plugin interrupted itself.
   *
   * @throws InterruptedException where the run, or what the thread does, is to stop
   */
  void ends(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted && meant()) {
      throw interrupted;
    }
    clear();
  }
}
