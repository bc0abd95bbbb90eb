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
public record Done(
    End end, String message, List<Outcome> outcomes, Optional<Event.StepFinished> event) {
  /** Copies the list. */
  public Done {
    outcomes = List.copyOf(outcomes);
  }

  static Done trials(List<Outcome> outcomes) {
    return new Done(End.COMPLETED, "", outcomes, Optional.empty());
  }

  static Done shared(Event.StepFinished event) {
    return new Done(End.COMPLETED, "", List.of(), Optional.of(event));
  }

  /** A step that broke. */
  public static Done failed(String message) {
    return new Done(End.FAILED, message, List.of(), Optional.empty());
  }
}
