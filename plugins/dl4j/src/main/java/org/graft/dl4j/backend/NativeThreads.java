package org.graft.dl4j.backend;

import java.util.concurrent.Semaphore;

/**
 * How many threads native work takes. Part of it is counted per process, so that jobs with another
 * count wait, in the order in which they came, until those at work have ended: otherwise they would
 * change each other's speed and last digits. Thread-safe.
 */
final class NativeThreads {
  /** The one count of this process. */
  static final NativeThreads PROCESS = new NativeThreads();

  private final Semaphore turn = new Semaphore(1, true);
  private int threads;
  private int jobs;

  /** Begins a job with {@code count} threads. */
  void begin(Nd4jStart start, int count) throws InterruptedException {
    turn.acquire();
    try {
      await(count);
      if (threads != count) {
        start.processThreads(count);
      }
      add(count);
    } finally {
      turn.release();
    }
    Nd4jStart.threads(count);
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
  synchronized void end() {
    jobs--;
    notifyAll();
  }
}
