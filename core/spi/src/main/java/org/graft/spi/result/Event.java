package org.graft.spi.result;

import java.util.List;

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
   * @param key digest of what determines its result; empty where it is not told
   * @param seconds wall time
   * @param reused whether it was there already
   * @param findings what came up meanwhile that the user should know
   */
  record StepFinished(
      String step, String key, double seconds, boolean reused, List<Finding> findings)
      implements Event {
    /** Copies the list. */
    public StepFinished {
      findings = List.copyOf(findings);
    }

    /** A step of which there is no more to tell. */
    public StepFinished(String step, double seconds, boolean reused) {
      this(step, "", seconds, reused, List.of());
    }
  }

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
