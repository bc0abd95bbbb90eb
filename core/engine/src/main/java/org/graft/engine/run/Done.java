package org.graft.engine.run;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TrialExecutor.StepResult;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * How a step ended.
 *
 * @param result what the executor is told
 * @param outcomes of the step's trials; empty for shared work
 * @param event what trackers are told of shared work; empty where there is none
 */
public record Done(StepResult result, List<Outcome> outcomes, Optional<Event.StepFinished> event) {
  /** Copies the list. */
  public Done {
    outcomes = List.copyOf(outcomes);
  }

  static Done trials(String key, List<Outcome> outcomes) {
    return new Done(new StepResult(key, End.COMPLETED, ""), outcomes, Optional.empty());
  }

  static Done shared(String key, Event.StepFinished event) {
    return new Done(new StepResult(key, End.COMPLETED, ""), List.of(), Optional.of(event));
  }

  /** A step that broke. */
  public static Done failed(String key, String message) {
    return new Done(new StepResult(key, End.FAILED, message), List.of(), Optional.empty());
  }
}
