package org.graft.spi.result;

/** Something that happened in a run. */
public sealed interface Event {
  /**
   * A run began.
   *
   * @param experiment its name
   * @param trials trials it has in all
   * @param done trials whose outcome was already recorded
   */
  record RunStarted(String experiment, int trials, int done) implements Event {}

  /**
   * Shared work ended: a source model, features.
   *
   * @param step what
   * @param seconds wall time
   * @param reused whether it was there already
   */
  record StepFinished(String step, double seconds, boolean reused) implements Event {}

  /**
   * A trial ended and is recorded.
   *
   * @param trial which
   * @param outcome how
   */
  record TrialFinished(TrialCard trial, Outcome outcome) implements Event {}

  /**
   * A run ended.
   *
   * @param completed trials with scores
   * @param failed trials that broke
   * @param skipped trials not run
   * @param seconds wall time
   * @param interrupted whether it was stopped before its end
   */
  record RunFinished(int completed, int failed, int skipped, double seconds, boolean interrupted)
      implements Event {}
}
