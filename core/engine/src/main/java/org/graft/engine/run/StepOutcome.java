package org.graft.engine.run;

import java.util.List;
import java.util.Map;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.spi.TrialExecutor;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;

/** How a step ended. */
public sealed interface StepOutcome extends TrialExecutor.Result {
  /** Whether it failed, or a trial of it: then it may be done once more. */
  default boolean failed() {
    return false;
  }

  /**
   * Shared work is done.
   *
   * @param event what trackers are told of it
   */
  record Shared(Event.StepFinished event) implements StepOutcome {
    @Override
    public boolean completed() {
      return true;
    }
  }

  /**
   * Trials have ended, each in its way.
   *
   * @param outcomes one for each trial of the batch
   * @param predictions of completed trials by id, [test examples, outputs], where the ledger keeps
   *     them
   * @param tried candidates of trials that chose, by id
   */
  record Trials(
      List<Outcome> outcomes, Map<String, Tensor> predictions, Map<String, List<Tried>> tried)
      implements StepOutcome {
    /** Copies the collections. */
    public Trials {
      outcomes = List.copyOf(outcomes);
      predictions = Map.copyOf(predictions);
      tried = Map.copyOf(tried);
    }

    /** Of several that ended together, those that failed are tried again as another step. */
    @Override
    public boolean failed() {
      return outcomes.stream().allMatch(Outcome.Failed.class::isInstance);
    }

    /** Trials that had nothing to choose. */
    public Trials(List<Outcome> outcomes, Map<String, Tensor> predictions) {
      this(outcomes, predictions, Map.of());
    }

    /** Trials whose predictions are not kept, or not by the ledger. */
    public Trials(List<Outcome> outcomes) {
      this(outcomes, Map.of());
    }

    @Override
    public boolean completed() {
      return true;
    }
  }

  /**
   * Shared work broke, and with it all that needs it.
   *
   * @param stage which
   * @param message why
   */
  record Failed(Stage stage, String message) implements StepOutcome {
    @Override
    public boolean failed() {
      return true;
    }

    @Override
    public boolean completed() {
      return false;
    }
  }

  /** The end of a step that breaks at a stage: of trials, each has failed. */
  static StepOutcome failed(Step step, Stage stage, String message) {
    return step.trials().isEmpty()
        ? new Failed(stage, message)
        : new Trials(step.trials().stream().map(t -> failed(t, stage, message)).toList());
  }

  private static Outcome failed(PlannedTrial trial, Stage stage, String message) {
    return new Outcome.Failed(trial.card().id(), stage, message);
  }
}
