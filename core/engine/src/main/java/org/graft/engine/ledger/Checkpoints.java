package org.graft.engine.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Copies a ledger's log into its file, on a thread and a connection of its own, while outcomes go
 * on to be recorded: flushing to the disk is most of what recording costs, and nobody waits for it.
 * What was committed is safe from a kill in either place.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Checkpoints.class);

  /** Outcomes from one checkpoint to the next. */
  private static final int EVERY = 512;

  private final Path file;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "graft-ledger");
            made.setDaemon(true);
            return made;
          });
  private final AtomicBoolean busy = new AtomicBoolean();
  private int since;

  Checkpoints(Path file) {
    this.file = file;
  }

  /** So many outcomes were committed. */
  void after(int outcomes) {
    since += outcomes;
    if (since >= EVERY && busy.compareAndSet(false, true)) {
      since = 0;
      thread.execute(this::copy);
    }
  }

  private void copy() {
    try (Connection beside = LedgerFile.beside(file)) {
      LedgerFile.settle(beside);
    } catch (SQLException e) {
      LOG.debug("the log stays as it is", e);
    } finally {
      busy.set(false);
    }
  }

  /** Waits for a copy under way. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
