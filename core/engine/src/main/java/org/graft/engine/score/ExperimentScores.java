package org.graft.engine.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ScoredFeatures;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.engine.run.FeatureTables;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.SourceModels;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.network.Weights;

/** Records the transferability scores that an experiment declares, each once for its features. */
public final class ExperimentScores {
  private final Plan plan;
  private final SqliteLedger ledger;
  private final SourceModels models;
  private final Scoring scoring;

  /** Of an experiment's plan into its ledger. */
  public ExperimentScores(
      Plan plan,
      SqliteLedger ledger,
      SourceModels models,
      Sessions sessions,
      FeatureTables tables) {
    this.plan = plan;
    this.ledger = ledger;
    this.models = models;
    this.scoring = new Scoring(sessions, tables, ScoreQuestion.EXAMPLES);
  }

  /**
   * Computes what the ledger lacks for trials that have been run.
   *
   * @param experiment its id there
   */
  public void run(String experiment) throws IOException, InterruptedException {
    Map<String, String> definitions = Declared.of(plan).scoreDefinitions();
    Map<String, List<TransferabilityScore>> known = ledger.transferability(experiment, definitions);
    if (definitions.isEmpty()) {
      return;
    }
    Set<String> ended = ledger.finished(Declared.definitions(plan.spec()), true);
    for (ScoredFeatures features : plan.scored()) {
      List<String> lacking =
          features.trials().stream()
              .filter(ended::contains)
              .filter(id -> known.getOrDefault(id, List.of()).size() < definitions.size())
              .toList();
      if (!lacking.isEmpty()) {
        List<TransferabilityScore> scores = scores(features);
        Map<String, List<TransferabilityScore>> byTrial = new LinkedHashMap<>();
        lacking.forEach(trial -> byTrial.put(trial, scores));
        ledger.recordTransferability(byTrial, definitions);
      }
    }
  }

  private List<TransferabilityScore> scores(ScoredFeatures features)
      throws IOException, InterruptedException {
    Weights weights = models.get(features.table().source()).weights();
    List<Choice<TransferScore>> asked = plan.spec().scores();
    Evidence evidence = scoring.evidence(features.table(), weights, asked);
    List<TransferabilityScore> all = new ArrayList<>();
    for (Choice<TransferScore> score : asked) {
      Optional<Double> value = Optional.empty();
      Optional<String> refusal;
      try {
        refusal = score.value().refusal(evidence);
        if (refusal.isEmpty()) {
          double number = score.value().score(evidence);
          value = Optional.of(number).filter(Double::isFinite);
          refusal = value.isPresent() ? Optional.empty() : Optional.of("it gave " + number);
        }
      } catch (RuntimeException | Error e) {
        refusal = Optional.of(Owner.words(score) + " threw " + Fault.words(e));
      }
      all.add(
          new TransferabilityScore(
              score.label(),
              features.tap(),
              evidence.features().rowLength(),
              evidence.features().rows(),
              value,
              refusal));
    }
    return all;
  }
}
