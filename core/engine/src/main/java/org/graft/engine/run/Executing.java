package org.graft.engine.run;

import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Owner;
import org.graft.engine.problem.UserException;
import org.graft.spi.TrialExecutor;
import org.jspecify.annotations.Nullable;

/**
 * An executor at work, on a thread of its own: whoever waits for it is the first to hear of a stop,
 * and only then are interrupts passed on. So an interrupt that nobody asked for is known as a
 * plugin's.
 */
final class Executing {
  private final TrialExecutor executor;
  private final Stop stop;
  private volatile @Nullable Throwable thrown;
  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  Executing(TrialExecutor executor, Stop stop) {
    this.executor = executor;
    this.stop = stop;
  }

  /** What the executor is to do. */
  interface Work {
    void with(TrialExecutor executor) throws InterruptedException;
  }

  /**
   * Does it, until it ends, or is ended, or the run's time is up: then {@link Stop#late()} says so.
   *
   * @throws InterruptedException if stopped; nothing runs any more then
   * @throws UserException if the executor broke
   */
  void run(Work work) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.with(executor);
              } catch (Throwable e) {
                thrown = e;
              }
            },
            "graft-run");
    thread.setDaemon(true);
    this.thread = thread;
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(stop.left());
        if (thread.isAlive() && stop.checkTime()) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        stop.ask();
        thread.interrupt();
      }
    }
    if (interrupted) {
      throw new InterruptedException("stopped");
    }
    if (stop.late() || ended) {
      return;
    }
    if (thrown instanceof UserException known) {
      throw known;
    }
    if (thrown != null) {
      throw fault(StageException.describe(thrown), thrown);
    }
  }

  /** Ends it, whatever of it was done: whoever calls knows why. */
  void end() {
    ended = true;
    stop.ask();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** The executor broke a promise of its kind. */
  UserException fault(String what, @Nullable Throwable cause) {
    String message =
        Owner.words(executor, Canonical.name(executor))
            + ": "
            + what
            + "; what had ended is recorded: run the same command again, with another executor";
    return cause == null ? new UserException(message) : new UserException(message, cause);
  }
}
