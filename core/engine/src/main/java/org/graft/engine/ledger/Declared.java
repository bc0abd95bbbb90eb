package org.graft.engine.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.code.ExtensionCode;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Identities;
import org.graft.engine.plan.Plan;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Kind;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.Selection;
import org.graft.engine.spec.StoppingRule;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Choose;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.training.Schedule;

/**
 * What an experiment declares, as far as its trials' analysis needs it: kept in the ledger, so that
 * a run is reported and exported without the plugins that made it.
 *
 * @param name the experiment's name
 * @param strategies in order
 * @param backbones in order
 * @param transfers in order
 * @param metrics in order, the primary one first
 * @param repeats how many
 * @param rules of the analysis
 * @param curves splits whose learning curves are recorded, beside train
 * @param seed the root of all randomness
 * @param resolved the resolved spec, YAML
 * @param code what code results depend on
 * @param selection how settings were chosen; empty where none were, as in older ledgers
 * @param protocol what a protocol fixed; empty where none did, as in older ledgers
 * @param scores transferability scores; none likewise
 */
public record Declared(
    String name,
    List<Part> strategies,
    List<Part> backbones,
    List<Transfer> transfers,
    List<Score> metrics,
    Counts repeats,
    Rules rules,
    List<String> curves,
    long seed,
    String resolved,
    List<Code> code,
    Optional<Selecting> selection,
    Optional<Following> protocol,
    List<TransferScore> scores) {

  /**
   * A strategy, a backbone or a data set.
   *
   * @param label as the experiment calls it
   * @param name in the catalogue
   * @param doc what it is
   * @param cites the paper it follows, or empty
   */
  public record Part(String label, String name, String doc, String cites) {}

  /** A transfer by its name; data sets labelled with their views. */
  public record Transfer(String name, Optional<Part> source, Part target) {}

  /**
   * A metric.
   *
   * @param label as the experiment calls it
   * @param name in the catalogue
   * @param direction which way is better
   * @param definition what its scores are known by: scores of two definitions are never mixed
   */
  public record Score(String label, String name, Direction direction, String definition) {}

  /**
   * Replicates.
   *
   * @param sources source models
   * @param trainings for each source model and division of the target's rows
   * @param divisions of the target's rows; 1 where they are divided once
   * @param splits in words, such as {@code 10 folds}; empty where rows are divided once
   */
  public record Counts(int sources, int trainings, int divisions, Optional<String> splits) {}

  /**
   * Of the analysis, as the experiment file has them.
   *
   * @param baseline label of the strategy that others are compared with
   * @param alpha level of the tests
   * @param rope smallest difference of interest; 0 for none
   * @param failureThreshold score on whose bad side a training has failed
   * @param stopping when it may end before all repeats
   */
  public record Rules(
      Optional<String> baseline,
      double alpha,
      double rope,
      Optional<Double> failureThreshold,
      Optional<StoppingRule> stopping) {}

  /**
   * Code that results depend on.
   *
   * @param kind of extension, such as {@code strategy}
   * @param name of the extension in the catalogue
   * @param code the code itself
   */
  public record Code(String kind, String name, ExtensionCode code) {}

  /**
   * How settings were chosen.
   *
   * @param by label of the score that decided
   * @param words by what and on which rows
   * @param refit whether the chosen candidate was trained once more
   */
  public record Selecting(String by, String words, boolean refit) {}

  /**
   * A protocol that is followed.
   *
   * @param protocol which
   * @param sentences what it fixed
   */
  public record Following(Part protocol, List<String> sentences) {}

  /**
   * A transferability score.
   *
   * @param score as the experiment calls it
   * @param definition what its values are known by
   */
  public record TransferScore(Part score, String definition) {}

  /** Copies the lists. */
  public Declared {
    strategies = List.copyOf(strategies);
    backbones = List.copyOf(backbones);
    transfers = List.copyOf(transfers);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
    code = List.copyOf(code);
    selection = Objects.requireNonNullElse(selection, Optional.empty());
    protocol = Objects.requireNonNullElse(protocol, Optional.empty());
    scores = List.copyOf(Objects.requireNonNullElse(scores, List.of()));
  }

  /**
   * The same by another of its metrics: that one comes first, and what was declared in units of the
   * old one, the smallest difference of interest and the failure threshold, no longer holds.
   *
   * @throws UserException if no metric has that label
   */
  public Declared withPrimary(String label) {
    List<Score> ordered = new ArrayList<>(metrics);
    Score chosen =
        metrics.stream()
            .filter(m -> m.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "the run did not record a metric '"
                            + label
                            + "'; it has "
                            + String.join(", ", metrics.stream().map(Score::label).toList())));
    if (chosen.equals(metrics.get(0))) {
      return this;
    }
    ordered.remove(chosen);
    ordered.add(0, chosen);
    return new Declared(
        name,
        strategies,
        backbones,
        transfers,
        ordered,
        repeats,
        new Rules(rules.baseline(), rules.alpha(), 0, Optional.empty(), rules.stopping()),
        curves,
        seed,
        resolved,
        code,
        selection,
        protocol,
        scores);
  }

  /** What a plan's experiment declares, and who trains. */
  public static Declared of(Plan plan) {
    List<Object> trainers = new ArrayList<>();
    plan.arms().stream().flatMap(Arm::all).forEach(arm -> trainers.add(arm.trainer().value()));
    plan.sources()
        .forEach(
            source ->
                source
                    .setting()
                    .sourceDecision()
                    .ifPresent(decision -> trainers.add(decision.trainer().value())));
    plan.features().forEach(table -> trainers.add(table.runner().trainer().value()));
    return of(plan.spec(), trainers);
  }

  /** What an experiment declares; the trainers are those it names. */
  public static Declared of(ExperimentSpec spec) {
    return of(spec, spec.trainer().<Object>map(Choice::value).stream().toList());
  }

  private static Declared of(ExperimentSpec spec, List<Object> trainers) {
    return new Declared(
        spec.experiment(),
        spec.strategies().stream().map(Declared::part).toList(),
        spec.backbones().stream().map(Declared::part).toList(),
        spec.transfers().stream().map(Declared::transfer).toList(),
        spec.scored().stream()
            .map(
                metric ->
                    new Score(
                        metric.label(),
                        metric.name(),
                        metric.value().direction(),
                        Identities.definition(metric)))
            .toList(),
        new Counts(
            spec.repeats().source(),
            spec.repeats().training(),
            spec.repeats().splits().map(splits -> splits.count()).orElse(1),
            spec.repeats().splits().map(Object::toString)),
        new Rules(
            spec.baseline(), spec.alpha(), spec.rope(), spec.failureThreshold(), spec.stopping()),
        spec.curves().stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList(),
        spec.seed(),
        spec.resolved(),
        code(spec, trainers),
        spec.selection()
            .map(
                s ->
                    new Selecting(
                        s.deciding().label(), s.words(), s.then() == Selection.Then.REFIT)),
        spec.protocol().map(p -> new Following(part(p), spec.fixed())),
        spec.scores().stream()
            .map(score -> new TransferScore(part(score), Identities.definition(score)))
            .toList());
  }

  private static Part part(Choice<?> choice) {
    return part(choice, choice.label());
  }

  /** A strategy that chooses its settings is documented as that strategy. */
  private static Part part(Choice<?> choice, String label) {
    Object shown = choice.value();
    if (shown instanceof Choose choose
        && choose.of().stream().map(Object::getClass).distinct().count() == 1) {
      shown = choose.of().get(0);
    }
    Name name = shown.getClass().getAnnotation(Name.class);
    return new Part(
        label,
        Canonical.name(shown),
        name == null ? "" : name.doc(),
        name == null ? "" : name.cites());
  }

  private static Transfer transfer(TransferSpec transfer) {
    return new Transfer(
        transfer.name(), transfer.source().map(Declared::data), data(transfer.target()));
  }

  private static Part data(DataSpec data) {
    return part(data.provider(), data.label());
  }

  /** A strategy's recipe is recorded as such, so that only a programmed strategy's code counts. */
  private static List<Code> code(ExperimentSpec spec, List<Object> trainers) {
    Map<Class<?>, Code> code = new LinkedHashMap<>();
    for (TransferSpec transfer : spec.transfers()) {
      transfer.source().ifPresent(data -> add(code, data.provider().value()));
      add(code, transfer.target().provider().value());
    }
    spec.backbones().forEach(backbone -> add(code, backbone.value()));
    schedules(spec).forEach(schedule -> add(code, schedule));
    strategies(spec)
        .filter(ProgrammedStrategy.class::isInstance)
        .forEach(strategy -> add(code, strategy));
    trainers.forEach(trainer -> add(code, trainer));
    spec.scored().forEach(metric -> add(code, metric.value()));
    spec.scores().forEach(score -> add(code, score.value()));
    return List.copyOf(code.values());
  }

  private static Stream<Strategy> strategies(ExperimentSpec spec) {
    return spec.strategies().stream()
        .map(Choice::value)
        .flatMap(one -> one instanceof Choose choose ? choose.of().stream() : Stream.of(one));
  }

  /** Classes of the schedules that its trainings follow, those of its strategies among them. */
  private static Stream<Class<? extends Extension>> schedules(ExperimentSpec spec) {
    List<Object> all = new ArrayList<>(List.of(spec.sourceTraining(), spec.training()));
    spec.settings().forEach(s -> Stream.of(s.sourceTraining(), s.training()).forEach(all::add));
    strategies(spec).forEach(all::add);
    return all.stream()
        .flatMap(value -> ExtensionCode.types(value).stream())
        .filter(type -> Schedule.class.isAssignableFrom(type) && type != Schedule.Constant.class);
  }

  private static void add(Map<Class<?>, Code> code, Object extension) {
    ExtensionCode.types(extension).forEach(type -> add(code, type));
  }

  private static void add(Map<Class<?>, Code> code, Class<? extends Extension> type) {
    Name name = type.getAnnotation(Name.class);
    if (name != null) {
      code.putIfAbsent(
          type, new Code(ExtensionCode.kind(type), name.value(), ExtensionCode.of(type)));
    }
  }

  /** What the scores of each of an experiment's metrics are known by, by label. */
  public static Map<String, String> definitions(ExperimentSpec spec) {
    Map<String, String> definitions = new LinkedHashMap<>();
    spec.scored().forEach(m -> definitions.put(m.label(), Identities.definition(m)));
    return definitions;
  }

  /** The same of what was declared. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    metrics.forEach(metric -> definitions.put(metric.label(), metric.definition()));
    return definitions;
  }

  /** What the values of each transferability score are known by, by label. */
  public Map<String, String> scoreDefinitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    scores.forEach(score -> definitions.put(score.score().label(), score.definition()));
    return definitions;
  }

  /** The code that a trial's predictions depend on: of its own strategy, and no metric's. */
  public List<Code> code(Recorded trial) {
    return code.stream()
        .filter(part -> !part.kind().equals(Kind.METRICS.noun()))
        .filter(part -> !part.kind().equals(Kind.SCORES.noun()))
        .filter(part -> trial.calls(part.kind(), part.name()))
        .toList();
  }

  /** Repeats that tests count: source models where there are several, else trainings. */
  public int units() {
    return repeats.sources() > 1 ? repeats.sources() : repeats.trainings();
  }

  /** Trainings for each source model, over all divisions. */
  public int trainings() {
    return repeats.trainings() * repeats.divisions();
  }
}
