package org.graft.engine.watch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * A run's view, made once for all pages that are open: again when the ledger has changed, and not
 * so often that making it takes more than a small share of a processor's time. Thread-safe.
 */
final class LiveView implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(LiveView.class);
  private static final long EVERY_MILLIS = 1000;
  private static final long REST = 20;
  private static final int CLOCK_EVERY = 5;
  private static final long PATIENCE_SECONDS = 10;

  private final RunView view;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Version version = new Version(0, "{}");
  private volatile boolean closed;

  /** The view as of one moment; numbers rise. */
  record Version(long number, String json) {}

  LiveView(RunView view) {
    this.view = view;
  }

  /** Follows the run until this is closed. */
  void follow() {
    String last = "";
    for (long round = 0; !closed; round++) {
      long start = System.nanoTime();
      try {
        String now = view.version();
        if (!now.equals(last) || round % CLOCK_EVERY == 0) {
          last = now;
          set(view.json());
        }
      } catch (RuntimeException e) {
        LOG.debug("the run cannot be read now", e);
      }
      long took = (System.nanoTime() - start) / 1_000_000;
      try {
        TimeUnit.MILLISECONDS.sleep(Math.max(EVERY_MILLIS, REST * took));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void set(String json) {
    lock.lock();
    try {
      if (!json.equals(version.json())) {
        version = new Version(version.number() + 1, json);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next version after that number; the same after some seconds without one. */
  Version after(long number) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (version.number() <= number && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
