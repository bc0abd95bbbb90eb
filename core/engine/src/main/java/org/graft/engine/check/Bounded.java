package org.graft.engine.check;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a plugin's code within a time. Whatever it does, hang or throw, ends neither the check nor
 * the program.
 *
 * @param patience that each call is given: a contract's cases are tiny
 */
record Bounded(Duration patience) {
  /** That it gave nothing, and why. */
  static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    private Trouble(String why) {
      super(why);
    }

    /** In words. */
    String why() {
      return String.valueOf(getMessage());
    }
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
    thread.start();
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new Trouble("no answer in " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new Trouble(words(e));
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
