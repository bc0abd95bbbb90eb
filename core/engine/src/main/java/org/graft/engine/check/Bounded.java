package org.graft.engine.check;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.graft.engine.data.DownloadProgress;

/**
 * Runs a plugin's code within a time. Whatever it does, hang or throw, ends neither the check nor
 * the program. The time of a download does not count, as far as there is an end to it.
 *
 * @param patience that each call is given: a contract's cases are tiny
 * @param longest that each call is given with all that it downloads
 * @param downloaded when the last block of a download came, by {@link System#nanoTime}
 */
record Bounded(Duration patience, Duration longest, AtomicLong downloaded) {
  Bounded(Duration patience, Duration longest) {
    this(patience, longest, new AtomicLong(System.nanoTime()));
  }

  /** That it gave nothing, and why. */
  static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean hung;

    private Trouble(String why, boolean hung, Throwable cause) {
      super(why, cause);
      this.hung = hung;
    }

    /** In words. */
    String why() {
      return String.valueOf(getMessage());
    }

    /** Whether it did not come to an end. */
    boolean hung() {
      return hung;
    }
  }

  /** Is to hear of what the calls download. */
  DownloadProgress progress() {
    return (file, done, total) -> downloaded.set(System.nanoTime());
  }

  /**
   * What {@code code} gives.
   *
   * @throws Trouble if it throws, whatever it is, or does not come to an end
   */
  <T> T call(Callable<T> code) throws Trouble, InterruptedException {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = new Thread(task, "check");
    thread.setDaemon(true);
    long began = System.nanoTime();
    thread.start();
    while (true) {
      long block = downloaded.get();
      long from = block - began > 0 ? block : began;
      try {
        long now = System.nanoTime();
        long left = Math.min(patience.toNanos() - (now - from), longest.toNanos() - (now - began));
        return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        boolean silent = downloaded.get() == block;
        if (silent || System.nanoTime() - began >= longest.toNanos()) {
          thread.interrupt();
          String within =
              silent
                  ? patience.toSeconds() + " s"
                  : longest.toSeconds() + " s with all that it downloads";
          throw new Trouble("no answer in " + within, true, e);
        }
      } catch (ExecutionException e) {
        throw new Trouble(words(e), false, e);
      }
    }
  }

  /** Not even the text of what was thrown is to be relied on: it may be the plugin's. */
  private static String words(ExecutionException thrown) {
    try {
      return String.valueOf(thrown.getCause());
    } catch (RuntimeException | Error e) {
      return "it threw what cannot be said";
    }
  }
}
