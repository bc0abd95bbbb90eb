package org.graft.engine.run;

import java.util.Map;
import java.util.WeakHashMap;
import org.graft.spi.training.Waits;

/** How long each thread has waited for what trainings share. Thread-safe. */
final class WaitingTimes implements Waits {
  private final Map<Thread, Long> ended = new WeakHashMap<>();
  private final Map<Thread, Long> begun = new WeakHashMap<>();

  @Override
  public synchronized Wait begin() {
    Thread thread = Thread.currentThread();
    begun.put(thread, System.nanoTime());
    return () -> end(thread);
  }

  private synchronized void end(Thread thread) {
    ended.put(thread, of(thread));
    begun.remove(thread);
  }

  /** Nanoseconds that a thread has waited so far, those of a wait that goes on included. */
  synchronized long of(Thread thread) {
    long before = ended.getOrDefault(thread, 0L);
    Long since = begun.get(thread);
    return since == null ? before : before + System.nanoTime() - since;
  }
}
