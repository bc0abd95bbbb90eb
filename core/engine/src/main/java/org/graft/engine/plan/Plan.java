package org.graft.engine.plan;

import java.util.List;
import java.util.function.Predicate;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.result.TrialCard;

/**
 * Everything an experiment will do, in the order of its matrix.
 *
 * @param spec the experiment
 * @param settings transfers with backbones
 * @param arms strategies in settings
 * @param sources source models, each once
 * @param features features, each once
 * @param trials every trial
 * @param scored features that transferability scores are computed from; none where none are asked
 *     for
 * @param warnings what the design cannot answer, and the like
 */
public record Plan(
    ExperimentSpec spec,
    List<Setting> settings,
    List<Arm> arms,
    List<SourceModel> sources,
    List<FeatureTable> features,
    List<PlannedTrial> trials,
    List<ScoredFeatures> scored,
    List<String> warnings) {
  /** Copies the lists. */
  public Plan {
    settings = List.copyOf(settings);
    arms = List.copyOf(arms);
    sources = List.copyOf(sources);
    features = List.copyOf(features);
    trials = List.copyOf(trials);
    scored = List.copyOf(scored);
    warnings = List.copyOf(warnings);
  }

  /** The same with those of its trials alone that {@code kept} says. */
  public Plan only(Predicate<TrialCard> kept) {
    return new Plan(
        spec,
        settings,
        arms,
        sources,
        features,
        trials.stream().filter(trial -> kept.test(trial.card())).toList(),
        scored,
        warnings);
  }

  /** The same with the trials of the first so many repeats, see {@link ExperimentSpec#units()}. */
  public Plan first(int repeats) {
    boolean sources = spec.repeats().source() > 1;
    return only(card -> (sources ? card.sourceReplicate() : card.trainingReplicate()) < repeats);
  }
}
