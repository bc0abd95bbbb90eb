package org.graft.libtorch.runtime;

import java.util.Locale;
import org.graft.spi.training.Waits;

/**
 * A device's memory, which jobs reserve by what they are estimated to take: one that would not fit
 * beside those at work waits, and one that would never fit is refused. Thread-safe.
 */
@SuppressWarnings("try") // a wait is begun and ended, not used
public final class DeviceMemory {
  private static final double GIB = 1L << 30;

  private final String device;
  private final long bytes;
  private long taken;

  /**
   * Memory of which {@code bytes} are free.
   *
   * @param device in words
   */
  DeviceMemory(String device, long bytes) {
    this.device = device;
    this.bytes = bytes;
  }

  /** The CPU's, of which the run takes care. */
  static DeviceMemory unbounded() {
    return new DeviceMemory("cpu", Long.MAX_VALUE);
  }

  /** Bytes free for jobs. */
  long bytes() {
    return bytes;
  }

  /**
   * Reserves memory for a job; waits until there is enough.
   *
   * @param waits hears of it
   * @throws IllegalStateException if there never is, in words for the user
   */
  public synchronized Reservation reserve(long wanted, Waits waits) throws InterruptedException {
    if (wanted > bytes) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the memory of %s is too small: training takes about %.1f GiB, %.1f GiB are free; take"
                  + " a smaller batch or smaller inputs, or train on the CPU",
              device,
              wanted / GIB,
              bytes / GIB));
    }
    if (taken > bytes - wanted) {
      try (Waits.Wait waiting = waits.begin()) {
        while (taken > bytes - wanted) {
          wait();
        }
      }
    }
    taken += wanted;
    return () -> free(wanted);
  }

  private synchronized void free(long wanted) {
    taken -= wanted;
    notifyAll();
  }

  /** What a job holds until it closes it. */
  @FunctionalInterface
  public interface Reservation extends AutoCloseable {
    @Override
    void close();
  }
}
