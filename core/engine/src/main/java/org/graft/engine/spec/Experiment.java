package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Defaults;
import org.graft.engine.spec.bind.Sweeps;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.Backbone;
import org.graft.spi.Metric;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.NearMiss;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;

/** From the merged tree of an experiment's files to the experiment. */
final class Experiment {
  private static final Canonical IDS = new Canonical(Canonical.Scope.RESULT);

  private final Problems problems;
  private final Yaml.Fields root;
  private final Binder binder;
  private final Choices choices;
  private final Sweeps sweeps;

  Experiment(Registry registry, Problems problems, Yaml.Fields root) {
    Yaml.Fields training =
        root.fields().get("training") instanceof Yaml.Fields given
            ? given
            : new Yaml.Fields(Map.of(), root.place());
    this.problems = problems;
    this.root = root;
    this.binder = new Binder(registry, problems).inheriting(Training.class, training);
    this.choices = new Choices(registry, binder, problems);
    this.sweeps = new Sweeps(registry, problems);
  }

  /**
   * The experiment.
   *
   * @throws SpecException with all that is wrong
   */
  ExperimentSpec read(String fileStem) {
    checkKeys();
    List<TransferSpec> transfers = new Transfers(choices, problems).read(root);
    List<Choice<Backbone>> backbones =
        list("backbones", Labelled.OfBackbone.class, Labelled.OfBackbone::choice);
    List<Choice<Strategy>> strategies =
        list("strategies", Labelled.OfStrategy.class, Labelled.OfStrategy::choice);
    List<Choice<Metric>> metrics =
        list("metrics", Labelled.OfMetric.class, Labelled.OfMetric::choice);
    Training training = value("training", new Training(new Optimizer.Sgd(0.01), 32, 10));
    ExperimentSpec spec =
        new ExperimentSpec(
            value("experiment", Optional.<String>empty()).orElse(fileStem),
            transfers,
            backbones,
            value("source-training", Optional.<Training>empty()).orElse(training),
            training,
            strategies,
            value("repeats", new Repeats(1, 1)),
            metrics,
            baseline(strategies),
            value("alpha", 0.05),
            value("rope", 0.0),
            value("failure-threshold", Optional.<Double>empty()),
            value("stopping", Optional.<StoppingRule>empty()),
            value("curves", List.<ExperimentForm.Curve>of()).stream()
                .map(curve -> IDS.json(curve, ValueType.of(ExperimentForm.Curve.class)))
                .map(json -> json.getAsString())
                .toList(),
            value("seed", 1L),
            trainer(),
            "");
    new Rules(problems, root).check(spec);
    problems.throwIfAny();
    return Resolved.in(spec);
  }

  private void checkKeys() {
    List<String> known = cards().stream().map(ParameterCard::name).toList();
    List<String> shown = new ArrayList<>(known);
    shown.addAll(Keys.SHORT.keySet().stream().sorted().toList());
    root.fields()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(value.place(), NearMiss.message("key", key, shown));
              }
            });
  }

  private <F extends Labelled, T> List<Choice<T>> list(
      String key, Class<F> form, Function<F, T> choice) {
    Yaml given = root.fields().get(key);
    ParameterCard card = card(key);
    if (given == null && card.byDefault().isPresent()) {
      Place place = root.place().key(key + " (by default)");
      given = Defaults.node(card.byDefault().get(), place, problems);
    }
    if (given == null) {
      problems.add(root.place(), "'" + key + "' is missing: " + card.doc());
      return List.of();
    }
    if (given instanceof Yaml.Items items && items.items().isEmpty()) {
      problems.add(given.place(), "an empty list leaves nothing to run");
    }
    return choices.read(given, form).stream()
        .map(chosen -> choice(chosen, choice.apply(chosen.value())))
        .toList();
  }

  static <T> Choice<T> choice(Choices.Chosen<?> chosen, T value) {
    String canonical = IDS.choice(value).toString();
    return new Choice<>(value, chosen.name(), chosen.label(), canonical, chosen.place().where());
  }

  /** A choice under its own name. */
  static <T> Choice<T> choice(T value, String name, Place place) {
    return new Choice<>(value, name, name, IDS.choice(value).toString(), place.where());
  }

  /** A single setting; {@code fallback} where a problem was noted. */
  private <T> T value(String key, T fallback) {
    ParameterCard card = card(key);
    Yaml given = root.fields().get(key);
    if (given != null && sweeps.expand(given, card.type()).size() > 1) {
      problems.add(
          given.place(),
          "cannot be swept: an experiment has one "
              + key
              + (key.endsWith("training") ? "; sweep a strategy's own training instead" : ""));
      return fallback;
    }
    Object value = binder.parameter(root, card, Optional.empty());
    @SuppressWarnings("unchecked")
    T typed = value == null ? fallback : (T) value;
    return typed;
  }

  private Optional<Choice<Trainer>> trainer() {
    if (root.fields().get("trainer") instanceof Yaml.Text text && text.text().equals("auto")) {
      return Optional.empty();
    }
    return value("trainer", Optional.<Trainer>empty())
        .map(trainer -> choice(trainer, Canonical.name(trainer), place("trainer")));
  }

  private Optional<String> baseline(List<Choice<Strategy>> strategies) {
    Optional<String> given = value("baseline", Optional.<String>empty());
    if (given.isEmpty() || strategies.isEmpty()) {
      return given;
    }
    List<String> labels = strategies.stream().map(Choice::label).toList();
    List<String> byName =
        strategies.stream().filter(s -> s.name().equals(given.get())).map(Choice::label).toList();
    if (labels.contains(given.get())) {
      return given;
    }
    if (byName.size() == 1) {
      return Optional.of(byName.get(0));
    }
    String which = byName.isEmpty() ? "" : " (several are called so; give a label)";
    problems.add(place("baseline"), NearMiss.message("strategy here", given.get(), labels) + which);
    return given;
  }

  private Place place(String key) {
    return root.get(key).map(Yaml::place).orElse(root.place());
  }

  private static ParameterCard card(String key) {
    return cards().stream().filter(card -> card.name().equals(key)).findFirst().orElseThrow();
  }

  private static List<ParameterCard> cards() {
    return ParameterCard.of(ExperimentForm.class);
  }
}
