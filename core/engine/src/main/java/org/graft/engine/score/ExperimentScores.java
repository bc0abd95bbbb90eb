package org.graft.engine.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ScoredFeatures;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
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
   * Computes what the ledger lacks for completed trials. What fails is noted and not recorded, so
   * that the next run tries it again.
   *
   * @param experiment its id there
   * @param notes hears of features or scores that could not be computed
   */
  public void run(String experiment, Consumer<String> notes) throws InterruptedException {
    Map<String, String> definitions = Declared.of(plan).scoreDefinitions();
    Map<String, List<TransferabilityScore>> known = ledger.transferability(experiment, definitions);
    if (definitions.isEmpty()) {
      return;
    }
    Set<String> completed = ledger.finished(Declared.definitions(plan.spec()), false);
    for (ScoredFeatures features : plan.scored()) {
      List<String> lacking =
          features.trials().stream()
              .filter(completed::contains)
              .filter(id -> known.getOrDefault(id, List.of()).size() < definitions.size())
              .toList();
      if (!lacking.isEmpty()) {
        List<TransferabilityScore> scores = scores(features, notes);
        Map<String, List<TransferabilityScore>> byTrial = new LinkedHashMap<>();
        lacking.forEach(trial -> byTrial.put(trial, scores));
        ledger.recordTransferability(byTrial, definitions);
      }
    }
  }

  /** Of all scores, those that could be computed or were refused. */
  private List<TransferabilityScore> scores(ScoredFeatures features, Consumer<String> notes)
      throws InterruptedException {
    List<Choice<TransferScore>> asked = plan.spec().scores();
    Evidence evidence;
    try {
      Weights weights = models.get(features.table().source()).weights();
      evidence = scoring.evidence(features.table(), weights, asked);
    } catch (IOException | RuntimeException | Error e) {
      notes.accept(
          "transferability scores of %s could not be computed: %s; the next run tries again"
              .formatted(features.table().words(), Fault.words(e)));
      return List.of();
    }
    List<TransferabilityScore> all = new ArrayList<>();
    for (Choice<TransferScore> score : asked) {
      try {
        all.add(score(score, features, evidence));
      } catch (RuntimeException | Error e) {
        notes.accept(Scoring.failure(score, features.table(), e) + "; the next run tries again");
      }
    }
    return all;
  }

  private static TransferabilityScore score(
      Choice<TransferScore> score, ScoredFeatures features, Evidence evidence) {
    Scoring.Answer answer = Scoring.ask(score.value(), evidence);
    return new TransferabilityScore(
        score.label(),
        features.tap(),
        evidence.features().rowLength(),
        evidence.features().rows(),
        answer.value(),
        answer.refusal());
  }
}
