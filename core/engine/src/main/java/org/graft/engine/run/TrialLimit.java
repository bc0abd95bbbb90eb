package org.graft.engine.run;

import java.time.Duration;
import java.util.function.ToLongFunction;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Step;
import org.graft.engine.spec.TimeSpan;
import org.graft.spi.TrialExecutor.StepRunner;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Gives up trials, and candidates, that take longer than they may. Each step is done on a thread of
 * its own: it is interrupted first and, if that does not end it, left behind. While it waits for
 * others its time stands still.
 */
final class TrialLimit implements StepRunner<Step, StepOutcome> {
  private static final Logger LOG = LogManager.getLogger(TrialLimit.class);

  /** How often a step is looked at whose time is nearly over. */
  private static final long LEAST_MILLISECONDS = 10;

  private final StepRunner<Step, StepOutcome> runner;
  private final TimeSpan limit;
  private final Duration grace;
  private final Stop stop;
  private final ToLongFunction<Thread> waited;

  /**
   * Limits the trials of what {@code runner} does.
   *
   * @param limit for one trial
   * @param grace how long an interrupted step may take to end
   * @param stop told which threads' interrupts are meant
   * @param waited nanoseconds that a thread has waited for others
   */
  TrialLimit(
      StepRunner<Step, StepOutcome> runner,
      TimeSpan limit,
      Duration grace,
      Stop stop,
      ToLongFunction<Thread> waited) {
    this.runner = runner;
    this.limit = limit;
    this.grace = grace;
    this.stop = stop;
    this.waited = waited;
  }

  @Override
  public StepOutcome run(Step step) throws InterruptedException {
    int trials = step.most();
    if (trials == 0) {
      return runner.run(step);
    }
    Attempt attempt = new Attempt(step);
    Thread thread = new Thread(attempt, Thread.currentThread().getName());
    thread.setDaemon(true);
    thread.start();
    try {
      await(thread, limit.duration().multipliedBy(trials).toNanos());
      if (!thread.isAlive()) {
        return attempt.end();
      }
      stop.expire(thread);
      thread.interrupt();
      thread.join(grace.toMillis());
    } catch (InterruptedException e) {
      thread.interrupt();
      awaitEnd(thread);
      throw e;
    }
    if (thread.isAlive()) {
      LOG.warn(
          "{}: it does not stop when it is interrupted and is left behind; it may slow down what"
              + " comes (--isolate has trials done in processes that can be ended)",
          step.words());
    }
    return attempt.completed() ? attempt.end() : StepOutcome.failed(step, Stage.FIT, words(trials));
  }

  /**
   * Returns when the thread has ended, or has had so much time beside what it waited for others.
   */
  private void await(Thread thread, long nanos) throws InterruptedException {
    long begin = System.nanoTime();
    long left = nanos;
    while (left > 0 && thread.isAlive()) {
      thread.join(Math.max(LEAST_MILLISECONDS, left / 1_000_000));
      left = nanos - (System.nanoTime() - begin - waited.applyAsLong(thread));
    }
  }

  private String words(int trials) {
    return "took longer than the "
        + limit
        + " that time-limit gives a trial"
        + (trials > 1 ? " (" + trials + " were trained at once, in as many times that)" : "")
        + "; with more time and --retry-failed it is run again";
  }

  /** The run stops: nothing may go on when this returns. */
  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public StepOutcome skip(Step step, StepOutcome need) {
    return runner.skip(step, need);
  }

  /** A step at work. */
  private final class Attempt implements Runnable {
    private final Step step;
    private volatile @Nullable StepOutcome outcome;
    private volatile @Nullable Throwable thrown;

    Attempt(Step step) {
      this.step = step;
    }

    @Override
    public void run() {
      try {
        outcome = runner.run(step);
      } catch (Throwable e) {
        thrown = e;
      } finally {
        stop.forget(Thread.currentThread());
      }
    }

    /** Whether it ended well in spite of the interrupt, which came too late for it. */
    boolean completed() {
      return outcome instanceof StepOutcome.Shared
          || (outcome instanceof StepOutcome.Trials trials
              && trials.outcomes().stream().allMatch(Outcome.Completed.class::isInstance));
    }

    StepOutcome end() throws InterruptedException {
      if (thrown instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException fault) {
        throw fault;
      }
      StepOutcome ended = outcome;
      if (ended == null) {
        throw new IllegalStateException("a step ended without an outcome", thrown);
      }
      return ended;
    }
  }
}
