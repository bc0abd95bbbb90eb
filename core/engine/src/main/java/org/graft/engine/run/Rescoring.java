package org.graft.engine.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Recipe;

/**
 * Scores recorded trials by metrics that were changed or added since, from what they predicted.
 * Trials whose predictions are gone stay without, so that they are run again.
 *
 * @param plan whose trials, with their test labels
 */
public record Rescoring(Plan plan, SqliteLedger ledger, KeptPredictions predictions) {
  private static final Logger LOG = LogManager.getLogger(Rescoring.class);

  /** Scores what can be scored; how many trials. */
  public int run() throws InterruptedException {
    Map<String, String> definitions = Declared.definitions(plan.spec());
    Set<String> unscored = ledger.unscored(definitions);
    int scored = 0;
    for (PlannedTrial trial : plan.trials()) {
      if (unscored.contains(trial.card().id()) && scored(trial, definitions)) {
        scored++;
      }
    }
    return scored;
  }

  private boolean scored(PlannedTrial trial, Map<String, String> definitions)
      throws InterruptedException {
    Optional<Tensor> probabilities = predictions.of(trial.card().id(), ledger);
    Targets targets = trial.arm().setting().target().dataset().test().targets();
    if (probabilities.isEmpty() || probabilities.get().rows() != targets.size()) {
      return false;
    }
    Predictions made =
        new Predictions(
            probabilities.get(), targets, trial.arm().recipe().flatMap(Recipe::mapping));
    try {
      ledger.score(trial.card().id(), MetricScores.of(plan.spec().scored(), made), definitions);
      return true;
    } catch (StageException e) {
      LOG.debug("trial {} is run again: {}", trial.card().id(), e.getMessage());
      return false;
    }
  }
}
