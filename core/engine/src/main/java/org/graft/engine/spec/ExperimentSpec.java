package org.graft.engine.spec;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.yaml.YamlText;
import org.graft.spi.Backbone;
import org.graft.spi.Metric;
import org.graft.spi.Protocol;
import org.graft.spi.ReportRenderer;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Param;
import org.graft.spi.training.Training;

/**
 * An experiment: what a file says once it is read, merged, expanded and bound. Its components are
 * the keys of a file, with their types, defaults and meaning: reading, includes, options, the JSON
 * Schema and the resolved text go by them. {@link FileForm} says how a file may say the same in
 * short.
 */
public record ExperimentSpec(
    @Param(doc = "Name of the experiment; the file's name when absent.") String experiment,
    @Param(doc = "Published way of evaluating, which fixes some of what follows.")
        Optional<Choice<Protocol>> protocol,
    @Param(
            doc = "What the protocol fixed, in sentences; written by Graft, never by hand.",
            byDefault = "[]")
        List<String> fixed,
    @Param(doc = "Pairs of source and target; for one, give source and target instead.")
        List<TransferSpec> transfers,
    @Param(doc = "Networks to transfer.") List<Choice<Backbone>> backbones,
    @Param(
            doc = "How source models are trained; what it leaves out is as in training.",
            byDefault = "{}")
        Training sourceTraining,
    @Param(
            doc =
                "How strategies train; a strategy's own training takes what it leaves out from"
                    + " here.",
            byDefault = "{}")
        Training training,
    @Param(
            doc =
                "Transfers and backbones that are trained otherwise: {transfer: .., backbone: ..,"
                    + " training: .., source-training: ..}.",
            byDefault = "[]")
        List<SettingSpec> settings,
    @Param(doc = "Strategies to compare.") List<Choice<Strategy>> strategies,
    @Param(
            doc =
                "How strategies that say choose choose: {by: log-loss, on: validation, then: refit,"
                    + " candidates: 8, draw: random}, which is also what holds without it.")
        Optional<Selection> selection,
    @Param(doc = "How many replicates of each kind.", byDefault = "{}") Repeats repeats,
    @Param(
            doc =
                "Trials that are not run, each by any of transfer, source, target, backbone,"
                    + " strategy, source-replicate and training-replicate.",
            byDefault = "[]")
        List<Exclusion> exclude,
    @Param(
            doc =
                "Scores of every trial; the first is the primary one. When absent, accuracy for"
                    + " classes, mean-average-precision for labels and rmse for numbers.",
            byDefault = "[]")
        List<Choice<Metric>> metrics,
    @Param(
            doc =
                "Transferability scores of the features that strategies start from, set beside what"
                    + " the trials then gave: [leep, logme].",
            byDefault = "[]")
        List<Choice<TransferScore>> scores,
    @Param(
            doc = "Reports that are written; when absent, every one that needs no arguments.",
            byDefault = "[]")
        List<Choice<ReportRenderer>> reports,
    @Param(doc = "Label of the strategy that the others are compared with.")
        Optional<String> baseline,
    @Param(doc = "Level of the tests, between 0 and 1.", byDefault = "0.05", min = 0, max = 1)
        double alpha,
    @Param(
            doc = "Smallest difference of interest, in units of the primary metric; 0 for none.",
            byDefault = "0",
            min = 0)
        double rope,
    @Param(
            doc =
                "Score on whose bad side a training has failed, in units of the primary metric;"
                    + " none when absent.")
        Optional<Double> failureThreshold,
    @Param(
            doc =
                "When it may end before all repeats: {looks: 5}, or {looks: 20, rule: e-process};"
                    + " after all of them when absent.")
        Optional<StoppingRule> stopping,
    @Param(
            doc =
                "How long a trial or a run may take: {trial: 10 min, run: 8 h}; any time if"
                    + " absent.")
        Optional<TimeLimit> timeLimit,
    @Param(
            doc = "Trials that one run runs before it stops; the next goes on. All when absent.",
            min = 1)
        Optional<Integer> maxTrials,
    @Param(
            doc = "Splits whose learning curves are recorded, beside train.",
            byDefault = "[validation]")
        List<Curve> curves,
    @Param(doc = "Root of all randomness.", byDefault = "1") long seed,
    @Param(doc = "What trains; when absent or auto, the fastest that can.")
        Optional<Choice<Trainer>> trainer) {
  /** Copies the lists. */
  public ExperimentSpec {
    transfers = List.copyOf(transfers);
    backbones = List.copyOf(backbones);
    strategies = List.copyOf(strategies);
    exclude = List.copyOf(exclude);
    fixed = List.copyOf(fixed);
    settings = List.copyOf(settings);
    metrics = List.copyOf(metrics);
    scores = List.copyOf(scores);
    reports = List.copyOf(reports);
    curves = List.copyOf(curves);
  }

  /**
   * A place of the grid, with all its replicates.
   *
   * @param transfer source and target
   * @param backbone the network
   * @param strategy how it is transferred
   */
  public record Combination(
      TransferSpec transfer, Choice<Backbone> backbone, Choice<Strategy> strategy) {}

  /** The whole grid, exclusions included, the last part fastest. */
  public Stream<Combination> combinations() {
    return transfers.stream()
        .flatMap(
            on ->
                backbones.stream()
                    .flatMap(with -> strategies.stream().map(by -> new Combination(on, with, by))));
  }

  /** Whether none of a combination's trials is run. */
  public boolean excluded(Combination one) {
    return exclude.stream()
        .anyMatch(e -> e.excludes(one.transfer(), one.backbone(), one.strategy()));
  }

  /**
   * The same as one transfer with one backbone has it: its training, source training and strategies
   * are those that its settings give it.
   */
  public ExperimentSpec in(TransferSpec transfer, Choice<Backbone> backbone) {
    return settings.stream()
        .filter(one -> one.means(transfer.name(), backbone.label()))
        .findFirst()
        .map(this::by)
        .orElse(this);
  }

  private ExperimentSpec by(SettingSpec own) {
    return new ExperimentSpec(
        experiment,
        protocol,
        fixed,
        transfers,
        backbones,
        own.sourceTraining().orElse(sourceTraining),
        own.training().orElse(training),
        List.of(),
        own.strategies(),
        selection,
        repeats,
        exclude,
        metrics,
        scores,
        reports,
        baseline,
        alpha,
        rope,
        failureThreshold,
        stopping,
        timeLimit,
        maxTrials,
        curves,
        seed,
        trainer);
  }

  /**
   * The same with metrics where it names none.
   *
   * @param primary in place of no metrics
   * @param deciding by which settings are chosen, where it does not say
   */
  public ExperimentSpec withDefaults(Choice<Metric> primary, Choice<Metric> deciding) {
    return new ExperimentSpec(
        experiment,
        protocol,
        fixed,
        transfers,
        backbones,
        sourceTraining,
        training,
        settings,
        strategies,
        selection.map(s -> s.by().isPresent() ? s : s.withBy(deciding)),
        repeats,
        exclude,
        metrics.isEmpty() ? List.of(primary) : metrics,
        scores,
        reports,
        baseline,
        alpha,
        rope,
        failureThreshold,
        stopping,
        timeLimit,
        maxTrials,
        curves,
        seed,
        trainer);
  }

  /** A split whose learning curve can be recorded. */
  public enum Curve {
    /** The validation split. */
    VALIDATION,
    /** The test split. */
    TEST
  }

  /** The metrics and, where settings are chosen, the score that decides. */
  public List<Choice<Metric>> scored() {
    List<Choice<Metric>> all = new ArrayList<>(metrics);
    selection
        .flatMap(Selection::by)
        .filter(by -> metrics.stream().noneMatch(m -> m.label().equals(by.label())))
        .ifPresent(all::add);
    return List.copyOf(all);
  }

  /** Whether a split's learning curve is recorded. */
  public boolean records(String split) {
    return curves.stream().anyMatch(curve -> curve.name().equalsIgnoreCase(split));
  }

  /** Repeats that tests count: source models where there are several, else trainings. */
  public int units() {
    return repeats.source() > 1 ? repeats.source() : repeats.training();
  }

  /** The whole experiment with every default filled in, as YAML that reads back the same. */
  public String resolved() {
    JsonObject json = new Canonical(Canonical.Scope.ALL).group(this, ExperimentSpec.class);
    json.getAsJsonArray("transfers").forEach(transfer -> withoutNulls(transfer.getAsJsonObject()));
    withoutNulls(json);
    if (metrics.isEmpty()) {
      json.remove("metrics");
    }
    if (scores.isEmpty()) {
      json.remove("scores");
    }
    if (reports.isEmpty()) {
      json.remove("reports");
    }
    return "# Every default filled in; reads back as the same experiment.\n" + YamlText.of(json);
  }

  private static void withoutNulls(JsonObject json) {
    json.entrySet().removeIf(entry -> entry.getValue().isJsonNull());
  }
}
