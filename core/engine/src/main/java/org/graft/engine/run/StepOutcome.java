package org.graft.engine.run;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * How a step ended.
 *
 * @param end how
 * @param message why it failed, or why trials that it was for have no outcome
 * @param outcomes of its trials; none of shared work
 * @param event what trackers are told of shared work; empty where there is none
 */
public record StepOutcome(
    End end, String message, List<Outcome> outcomes, Optional<Event.StepFinished> event) {
  /** Copies the list. */
  public StepOutcome {
    outcomes = List.copyOf(outcomes);
  }

  static StepOutcome trials(List<Outcome> outcomes) {
    return new StepOutcome(End.COMPLETED, "", outcomes, Optional.empty());
  }

  static StepOutcome shared(Event.StepFinished event) {
    return new StepOutcome(End.COMPLETED, "", List.of(), Optional.of(event));
  }

  /** A step that broke. */
  public static StepOutcome failed(String message) {
    return new StepOutcome(End.FAILED, message, List.of(), Optional.empty());
  }
}
