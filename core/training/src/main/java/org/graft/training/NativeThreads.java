package org.graft.training;

import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * How many threads native work of this process takes. OpenMP counts them per thread, OpenBLAS,
 * which trainers on native libraries share, per process; so jobs with another count wait, whichever
 * trainer they are of, in the order in which they came, until those at work have ended: otherwise
 * they would change each other's speed and last digits. Thread-safe.
 */
public final class NativeThreads {
  /** The one count of this process. */
  public static final NativeThreads PROCESS = new NativeThreads();

  private final Semaphore turn = new Semaphore(1, true);
  private int threads;
  private int jobs;

  NativeThreads() {}

  /**
   * Begins a job with {@code count} threads.
   *
   * @param set sets what is counted per process; called by one thread at a time, while no job with
   *     another count is at work
   */
  public void begin(int count, IntConsumer set) throws InterruptedException {
    turn.acquire();
    try {
      await(count);
      set.accept(count);
      add(count);
    } finally {
      turn.release();
    }
  }

  private synchronized void await(int count) throws InterruptedException {
    while (jobs > 0 && threads != count) {
      wait();
    }
  }

  private synchronized void add(int count) {
    threads = count;
    jobs++;
  }

  /** Ends a job. */
  public synchronized void end() {
    jobs--;
    notifyAll();
  }
}
