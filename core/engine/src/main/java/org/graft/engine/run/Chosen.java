package org.graft.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/**
 * What a trial chose.
 *
 * @param tried its candidates, in order
 * @param then the trial as it goes on; empty where no candidate has a score
 */
public record Chosen(List<Tried> tried, Optional<PlannedTrial> then) {
  /** Copies the list. */
  public Chosen {
    tried = List.copyOf(tried);
  }

  /**
   * A trial as it went on once it had chosen.
   *
   * @param tried its candidates as recorded; none where it chose nothing
   */
  public static PlannedTrial then(PlannedTrial trial, List<Tried> tried) {
    for (int i = 0; i < Math.min(tried.size(), trial.candidates().size()); i++) {
      if (tried.get(i).chosen()) {
        return then(trial, i, tried.get(i).epochs());
      }
    }
    return trial;
  }

  static PlannedTrial then(PlannedTrial trial, int candidate, List<Integer> epochs) {
    PlannedTrial then = trial.candidates().get(candidate).then();
    return then.rows().use() == Rows.Use.REFIT ? ending(then, epochs) : then;
  }

  /** Trained for so many epochs, by phase, since no validation split is left to watch. */
  private static PlannedTrial ending(PlannedTrial trial, List<Integer> epochs) {
    Optional<Recipe> recipe = trial.arm().recipe();
    if (recipe.isEmpty()) {
      return trial;
    }
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < recipe.get().phases().size(); i++) {
      Phase phase = recipe.get().phases().get(i);
      boolean stops = phase.training().earlyStopping().isPresent() && i < epochs.size();
      phases.add(stops ? phase.with(phase.training().endingAfter(epochs.get(i))) : phase);
    }
    return trial.by(recipe.get().in(phases));
  }
}
