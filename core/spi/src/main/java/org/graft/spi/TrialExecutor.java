package org.graft.spi;

import java.util.List;
import java.util.function.Consumer;

/** Runs steps: each once, after what it needs, as many at a time as it sees fit. */
public non-sealed interface TrialExecutor extends Extension {
  /**
   * Runs all steps. A step whose need failed is not run; it is reported as skipped.
   *
   * @param steps in an order in which each follows its needs
   * @param sink is told each result once, from one thread at a time
   * @throws InterruptedException if interrupted; steps not yet begun are then left alone
   */
  void execute(List<Step> steps, StepRunner runner, Consumer<StepResult> sink)
      throws InterruptedException;

  /**
   * A unit of shared or own work.
   *
   * @param key unique in its run
   * @param needs keys of steps that must have completed before
   * @param bytes memory it is expected to take
   * @param seconds time it is expected to take, or 0 where unknown
   * @param threads threads that it keeps busy, 1 or more
   */
  record Step(String key, List<String> needs, long bytes, double seconds, int threads) {
    /** Copies the needs. */
    public Step {
      needs = List.copyOf(needs);
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be 1 or more, found " + threads);
      }
    }
  }

  /** Runs one step; never throws for a failing step. */
  interface StepRunner {
    /** Runs {@code step} on the calling thread. */
    StepResult run(Step step) throws InterruptedException;
  }

  /**
   * How a step ended.
   *
   * @param key the step's key
   * @param end how
   * @param message why, for failed and skipped steps
   */
  record StepResult(String key, End end, String message) {
    /** How a step can end. */
    public enum End {
      /** It did what it should. */
      COMPLETED,
      /** It failed. */
      FAILED,
      /** A step it needs failed. */
      SKIPPED
    }
  }
}
