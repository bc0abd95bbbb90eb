package org.graft.product;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + PATIENCE.toMinutes() + " minutes for " + what);
      }
      Thread.sleep(20);
    }
  }
}
