package org.graft.engine.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graft.engine.store.CheckpointTimes;

/**
 * Ctrl-C and a plain kill: the first lets running steps stop, the second ends the process at once.
 * The JDK's own handlers wait for the first for ever. The first is a warning, too, on which long
 * trainings keep their state; SIGUSR1, as batch systems send it ahead of their end, is one alone.
 */
final class StopSignals {
  private static final int SIGNALLED = 128;
  private static final int STOPPED = 130;

  /** Within what batch systems leave between a plain kill and the last one. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private StopSignals() {}

  /** From now on. */
  static void handle() {
    AtomicBoolean asked = new AtomicBoolean();
    Signals.handle(
        List.of("INT", "TERM"),
        number -> {
          if (asked.getAndSet(true)) {
            System.err.println("graft: stopped at once; what was recorded is safe");
            Runtime.getRuntime().halt(STOPPED);
          }
          new Thread(() -> end(SIGNALLED + number), "graft-exit").start();
        });
    Signals.handle(List.of("USR1"), number -> CheckpointTimes.ofProcess().warn());
  }

  private static void end(int code) {
    try {
      CheckpointTimes.ofProcess().warn();
      CheckpointTimes.ofProcess().await(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(code);
  }
}
