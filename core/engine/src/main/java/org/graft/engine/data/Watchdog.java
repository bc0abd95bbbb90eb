package org.graft.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes a stream that has given nothing for too long, so that who reads it wakes up. */
final class Watchdog implements AutoCloseable {
  private final InputStream stream;
  private final long patience;
  private final Thread thread;
  private volatile long last = System.nanoTime();
  private volatile boolean barked;
  private volatile boolean done;

  Watchdog(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience.toNanos();
    this.thread = new Thread(this::watch, "graft-download-watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  /** Something came. */
  void alive() {
    last = System.nanoTime();
  }

  /** Whether it has closed the stream. */
  boolean barked() {
    return barked;
  }

  @Override
  public void close() {
    done = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!done) {
      long left = patience - (System.nanoTime() - last);
      if (left > 0) {
        LockSupport.parkNanos(left);
      } else {
        barked = true;
        done = true;
        try {
          stream.close();
        } catch (IOException e) {
          // The reader hears of it: its next read fails.
        }
      }
    }
  }
}
