package org.graft.engine.run;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.graft.engine.plan.Step;
import org.graft.spi.TrialExecutor.StepRunner;

/**
 * Says of a step that it is still running, when it takes many times as long as expected, and again
 * each time that this time has doubled. A step that never ends would otherwise be silent.
 */
final class SlowSteps implements StepRunner<Step, StepOutcome>, AutoCloseable {
  private static final double TIMES = 10;

  private final StepRunner<Step, StepOutcome> runner;
  private final Duration least;
  private final Consumer<String> say;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "graft-slow-steps");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Watches what {@code runner} does.
   *
   * @param least how long every step may take without a word
   */
  SlowSteps(StepRunner<Step, StepOutcome> runner, Duration least, Consumer<String> say) {
    this.runner = runner;
    this.least = least;
    this.say = say;
  }

  @Override
  public StepOutcome run(Step step) throws InterruptedException {
    double seconds = Math.max(least.toMillis() / 1e3, TIMES * step.estimate().seconds());
    Watch watch = new Watch(step);
    watch.after(seconds, seconds);
    try {
      return runner.run(step);
    } finally {
      watch.end();
    }
  }

  @Override
  public StepOutcome skip(Step step, StepOutcome need) {
    return runner.skip(step, need);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One step that runs. */
  private final class Watch {
    private final Step step;
    private boolean ended;
    private Future<?> next = CompletableFuture.completedFuture(null);

    Watch(Step step) {
      this.step = step;
    }

    /** Tells when {@code total} seconds have passed since the step began, in {@code seconds}. */
    private synchronized void after(double seconds, double total) {
      if (!ended) {
        long millis = (long) Math.min(1e15, seconds * 1e3);
        next = clock.schedule(() -> tell(total), millis, TimeUnit.MILLISECONDS);
      }
    }

    private void tell(double seconds) {
      say.accept(
          String.format(
              Locale.ROOT,
              "%s: still running after %.0f s, %.3g s were expected",
              step.words(),
              seconds,
              step.estimate().seconds()));
      after(seconds, 2 * seconds);
    }

    synchronized void end() {
      ended = true;
      next.cancel(false);
    }
  }
}
