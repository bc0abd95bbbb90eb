package org.graft.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.Tried;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Looks;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Study;

/** A ledger's trials as scores: blocks, source models, losses. */
final class LedgerScores {
  private final Declared spec;
  private final List<Recorded> trials;
  private final Map<String, List<Tried>> tried;
  private final Map<String, List<Scatter.Group>> pictures;
  private final List<String> changes;
  private final String metric;
  private final List<Losses.Loss> losses = new ArrayList<>();

  private LedgerScores(
      Declared spec,
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      Map<String, List<Scatter.Group>> pictures,
      List<String> changes) {
    this.spec = spec;
    this.trials = trials;
    this.tried = tried;
    this.pictures = pictures;
    this.changes = changes;
    this.metric = spec.metrics().get(0).label();
  }

  /** The scores of an experiment's trials, in the matrix's order. */
  static Scores of(
      Declared spec,
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      Map<String, List<Scatter.Group>> pictures,
      List<String> changes) {
    return new LedgerScores(spec, trials, tried, pictures, changes).scores();
  }

  private Scores scores() {
    Map<List<String>, List<Recorded>> groups = new LinkedHashMap<>();
    for (Recorded trial : trials) {
      groups
          .computeIfAbsent(
              List.of(trial.card().transfer(), trial.card().backbone()), k -> new ArrayList<>())
          .add(trial);
    }
    List<Setting> settings = new ArrayList<>();
    groups.forEach((key, group) -> settings.add(setting(key.get(0), key.get(1), group)));
    return new Scores(
        spec.name(),
        rules(),
        Pair.family(
            spec.strategies().stream().map(Declared.Part::label).toList(), rules().baseline()),
        settings,
        losses,
        trials.stream().map(t -> new Study.Trial(t.card(), t.outcome())).toList(),
        LedgerOrigin.of(spec, trials, pictures, changes));
  }

  private Rules rules() {
    return new Rules(
        Measures.of(spec.metrics().get(0)),
        spec.strategies().size() > 1 ? spec.rules().baseline() : Optional.empty(),
        spec.rules().alpha(),
        spec.rules().rope(),
        spec.rules().failureThreshold().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        layout(),
        Adjusting.AUTOMATIC,
        spec.rules().stopping().map(s -> new Looks(s.rule(), s.after(spec.units()))),
        Rules.SEED);
  }

  /**
   * Training sets of divisions of the target's rows overlap, unless data sets are the unit; the
   * ledger knows the true ratio of sizes.
   */
  private Layout layout() {
    OptionalDouble ratio =
        spec.repeats().splits().isPresent() ? TestTrainRatio.of(trials) : OptionalDouble.empty();
    return ratio.isPresent() && spec.transfers().size() < Analyst.MANY
        ? new Layout.Resamples(ratio.getAsDouble())
        : new Layout.Automatic();
  }

  private Setting setting(String transfer, String backbone, List<Recorded> group) {
    long models = group.stream().flatMap(t -> t.sourceModel().stream()).distinct().count();
    long replicates = group.stream().map(t -> t.card().sourceReplicate()).distinct().count();
    boolean divided = spec.repeats().splits().isPresent();
    int sources = (int) (models <= 1 ? models : divided ? 0 : replicates);
    String title = backbone.isEmpty() ? transfer : transfer + ", " + backbone;
    List<Setting.Arm> arms = new ArrayList<>();
    List<Choices> choices = new ArrayList<>();
    for (Declared.Part strategy : spec.strategies()) {
      List<Recorded> own =
          group.stream().filter(t -> t.card().strategy().equals(strategy.label())).toList();
      if (!own.isEmpty()) {
        arms.add(arm(title, strategy.label(), own, group, sources > 1));
        ChoiceNumbers.of(own, tried, spec, sources > 1).ifPresent(choices::add);
      }
    }
    return new Setting(
        transfer,
        backbone,
        Setting.Matching.BLOCKS,
        Clusters.sourceModels(sources),
        arms,
        group.get(0).target().names(),
        choices);
  }

  private Setting.Arm arm(
      String title,
      String strategy,
      List<Recorded> own,
      List<Recorded> group,
      boolean sourcesVary) {
    List<Score> scores = scores(metric, own, sourcesVary);
    own.stream()
        .filter(trial -> Double.isNaN(value(trial, metric)))
        .forEach(trial -> losses.add(loss(title, strategy, block(trial, sourcesVary), trial)));
    List<Setting.ByMetric> others =
        spec.metrics().stream()
            .skip(1)
            .map(
                other ->
                    new Setting.ByMetric(
                        Measures.of(other), scores(other.label(), own, sourcesVary)))
            .toList();
    return arm(strategy, scores, others, own, group);
  }

  private List<Score> scores(String name, List<Recorded> own, boolean sourcesVary) {
    if (spec.repeats().splits().isPresent()) {
      return bySplit(name, own);
    }
    return own.stream()
        .map(
            trial ->
                new Score(
                    block(trial, sourcesVary),
                    sourcesVary ? trial.card().sourceReplicate() : 0,
                    training(trial, sourcesVary),
                    value(trial, name)))
        .toList();
  }

  private int training(Recorded trial, boolean sourcesVary) {
    return sourcesVary
        ? trial.card().trainingReplicate()
        : trial.card().sourceReplicate() * spec.trainings() + trial.card().trainingReplicate();
  }

  private int split(Recorded trial) {
    return trial.card().trainingReplicate() / spec.repeats().trainings();
  }

  private String block(Recorded trial, boolean sourcesVary) {
    if (spec.repeats().splits().isPresent()) {
      return "split " + (split(trial) + 1);
    }
    int training = training(trial, sourcesVary) + 1;
    return sourcesVary
        ? "source " + (trial.card().sourceReplicate() + 1) + ", training " + training
        : "repeat " + training;
  }

  /** One score for each division: the mean of its trainings, whatever their source models. */
  private List<Score> bySplit(String name, List<Recorded> own) {
    Map<Integer, List<Recorded>> splits = new TreeMap<>();
    for (Recorded trial : own) {
      splits.computeIfAbsent(split(trial), k -> new ArrayList<>()).add(trial);
    }
    List<Score> scores = new ArrayList<>();
    splits.forEach(
        (split, trials) -> {
          double mean =
              trials.stream()
                  .mapToDouble(trial -> value(trial, name))
                  .filter(value -> !Double.isNaN(value))
                  .average()
                  .orElse(Double.NaN);
          scores.add(new Score("split " + (split + 1), 0, split, mean));
        });
    return scores;
  }

  private static Setting.Arm arm(
      String strategy,
      List<Score> scores,
      List<Setting.ByMetric> others,
      List<Recorded> own,
      List<Recorded> group) {
    List<Outcome.Completed> completed =
        outcomes(own)
            .filter(Outcome.Completed.class::isInstance)
            .map(Outcome.Completed.class::cast)
            .toList();
    int broken = (int) outcomes(own).filter(Outcome.Failed.class::isInstance).count();
    return new Setting.Arm(strategy, scores, others, broken, completed, Shares.of(own, group));
  }

  private static Stream<Outcome> outcomes(List<Recorded> trials) {
    return trials.stream().flatMap(t -> t.outcome().stream());
  }

  private static double value(Recorded trial, String metric) {
    return trial.outcome().orElse(null) instanceof Outcome.Completed completed
        ? completed.scores().getOrDefault(metric, Double.NaN)
        : Double.NaN;
  }

  private Losses.Loss loss(String title, String strategy, String block, Recorded trial) {
    Outcome outcome = trial.outcome().orElse(null);
    if (outcome instanceof Outcome.Failed failed) {
      return new Losses.Loss(
          title,
          strategy,
          block,
          Losses.Kind.BROKEN,
          Optional.of(failed.stage()),
          failed.message(),
          "");
    }
    if (outcome instanceof Outcome.Skipped skipped) {
      return new Losses.Loss(
          title, strategy, block, Losses.Kind.SKIPPED, Optional.empty(), skipped.reason(), "");
    }
    return new Losses.Loss(
        title,
        strategy,
        block,
        outcome == null ? Losses.Kind.NOT_RUN : Losses.Kind.UNDEFINED,
        Optional.empty(),
        outcome == null ? "" : metric + " is undefined for its predictions",
        "");
  }
}
