package org.graft.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What memory the process takes. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** How long what was read stands: trials of half a millisecond need not each ask the system. */
  private static final long FRESH_NANOS = 20_000_000;

  private static volatile Reading last = new Reading(0, System.nanoTime() - FRESH_NANOS);

  private Memory() {}

  /** What was read, and when. */
  private record Reading(long bytes, long nanos) {}

  /**
   * The most resident memory so far, where the system tells; else the heap in use. As it was at
   * most 20 ms ago.
   */
  static long peakBytes() {
    Reading reading = last;
    long now = System.nanoTime();
    if (now - reading.nanos() >= FRESH_NANOS) {
      reading = new Reading(read(), now);
      last = reading;
    }
    return reading.bytes();
  }

  private static long read() {
    if (Files.isReadable(STATUS)) {
      try {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith("VmHWM:")) {
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
          }
        }
      } catch (IOException | NumberFormatException e) {
        return heap();
      }
    }
    return heap();
  }

  private static long heap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
