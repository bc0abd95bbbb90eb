package org.graft.engine.run;

import java.util.Optional;
import org.graft.spi.TrialExecutor.StepResult;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * How a step ended.
 *
 * @param result what the executor is told
 * @param outcome of a trial; empty for shared work
 * @param event what trackers are told of shared work; empty where there is none
 */
public record Done(
    StepResult result, Optional<Outcome> outcome, Optional<Event.StepFinished> event) {
  static Done trial(Outcome outcome) {
    return new Done(
        new StepResult(outcome.trial(), End.COMPLETED, ""), Optional.of(outcome), Optional.empty());
  }

  static Done shared(String key, Event.StepFinished event) {
    return new Done(new StepResult(key, End.COMPLETED, ""), Optional.empty(), Optional.of(event));
  }

  /** A step that broke. */
  public static Done failed(String key, String message) {
    return new Done(new StepResult(key, End.FAILED, message), Optional.empty(), Optional.empty());
  }
}
