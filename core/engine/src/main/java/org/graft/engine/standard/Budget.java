package org.graft.engine.standard;

import java.lang.management.ManagementFactory;
import org.graft.spi.TrialExecutor.Estimate;

/** Threads and memory that running steps share. For one thread. */
final class Budget {
  private final int threads;
  private final long memory;
  private int running;
  private int busy;
  private long taken;

  Budget(int threads, long memory) {
    this.threads = threads;
    this.memory = memory;
  }

  /**
   * Two thirds of the memory of the machine or of the container (control group) that this process
   * runs in: the rest is for data, the system and wrong estimates.
   */
  static long machineShare() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() / 3 * 2
        : Runtime.getRuntime().maxMemory();
  }

  /** Takes what {@code step} asks for if it is free; a step that runs alone may take more. */
  boolean take(Estimate step) {
    boolean fits = busy + step.threads() <= threads && taken + step.bytes() <= memory;
    if (!fits && !idle()) {
      return false;
    }
    running++;
    busy += step.threads();
    taken += step.bytes();
    return true;
  }

  void giveBack(Estimate step) {
    running--;
    busy -= step.threads();
    taken -= step.bytes();
  }

  boolean idle() {
    return running == 0;
  }
}
