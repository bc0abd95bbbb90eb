package org.graft.spi;

import java.util.List;
import java.util.function.BiConsumer;

/** Runs steps: each once, after what it needs, as many at a time as it sees fit. */
public non-sealed interface TrialExecutor extends Executor {
  /**
   * Runs all steps. A step whose need did not complete is not run; its runner says how it ends.
   *
   * @param steps in an order in which each follows its needs, which are among them
   * @param runner runs them
   * @param sink is told how each step ended, once, from one thread at a time
   * @param <S> the steps
   * @param <R> how they end
   * @throws InterruptedException if interrupted; steps not yet begun are then left alone
   */
  <S extends Step, R extends Result> void execute(
      List<S> steps, StepRunner<S, R> runner, BiConsumer<S, R> sink) throws InterruptedException;

  /** A unit of shared or own work. */
  interface Step {
    /** Unique in its run. */
    String key();

    /** Steps that must have completed before. */
    List<? extends Step> needs();

    /** What it is expected to take. */
    Estimate estimate();
  }

  /**
   * What a step is expected to take.
   *
   * @param bytes of memory while it runs
   * @param seconds on the clock, or 0 where unknown
   * @param threads that it keeps busy, 1 or more
   */
  record Estimate(long bytes, double seconds, int threads) {
    /** Checks the threads. */
    public Estimate {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
      }
    }
  }

  /** How a step ended. */
  interface Result {
    /** Whether what needs the step can be run. */
    boolean completed();
  }

  /**
   * Runs one step; never throws for a failing step. Thread-safe.
   *
   * @param <S> the steps
   * @param <R> how they end
   */
  interface StepRunner<S extends Step, R extends Result> {
    /** Runs {@code step} on the calling thread. */
    R run(S step) throws InterruptedException;

    /** How {@code step} ends, which is not run because a step that it needs ended so. */
    R skip(S step, R need);
  }
}
