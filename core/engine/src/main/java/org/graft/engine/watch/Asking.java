package org.graft.engine.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listens, as long as a run is at work, for somebody who asks it to stop. */
public final class Asking implements AutoCloseable {
  private static final long EVERY_MILLIS = 500;

  private final Requests requests;
  private final CountDownLatch over = new CountDownLatch(1);

  private Asking(Requests requests) {
    this.requests = requests;
  }

  /** Forgets what was asked of earlier runs; interrupts {@code runner} once it is to stop. */
  public static Asking begin(Path folder, Thread runner) throws IOException {
    Requests requests = Requests.in(folder);
    requests.clear();
    Asking asking = new Asking(requests);
    Thread listener = new Thread(() -> asking.listen(runner), "graft-asking");
    listener.setDaemon(true);
    listener.start();
    return asking;
  }

  private void listen(Thread runner) {
    try {
      while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (requests.stop()) {
          runner.interrupt();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is asked. */
  public Requests requests() {
    return requests;
  }

  @Override
  public void close() {
    over.countDown();
  }
}
