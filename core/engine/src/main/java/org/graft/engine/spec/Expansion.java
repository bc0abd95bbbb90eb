package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Candidates;
import org.graft.engine.spec.bind.Choices;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.NearMiss;

/**
 * From what a file says to the keys of {@link ExperimentSpec}, each in full: sweeps are lists of
 * choices, each choice has its label, every source goes to every target.
 */
final class Expansion {
  private static final ValueType DATA =
      ParameterCard.of(TransferSpec.class).stream()
          .filter(card -> card.name().equals("target"))
          .map(ParameterCard::type)
          .findFirst()
          .orElseThrow();

  private static final String STRATEGIES = "strategies";
  private static final String SELECTION = "selection";

  /** Where something may be left to choose. */
  private static final Set<String> CHOOSING = Set.of(STRATEGIES, "backbones");

  /** Keys that say what is transferred to what. */
  private static final Set<String> TRANSFERRED = Set.of("transfers", "source", "target");

  /** Keys that are expanded in ways of their own. */
  private static final Set<String> OWN_FORM = Set.of("transfers", "settings", "protocol");

  private final Registry registry;
  private final Choices choices;
  private final Candidates candidates;
  private final Problems problems;

  Expansion(Registry registry, Candidates candidates, Problems problems) {
    this.registry = registry;
    this.choices = new Choices(registry, problems);
    this.candidates = candidates;
    this.problems = problems;
  }

  /** The keys of an experiment called {@code name} unless the file says otherwise. */
  Yaml.Fields of(Yaml.Fields given, String name) {
    ProtocolForm protocol =
        new ProtocolForm(registry, problems, choices, (ValueType.WithOptions) DATA);
    Yaml.Fields named = protocol.inFull(given);
    Yaml.Fields file = new SharedSweeps(registry, problems).spread(named);
    Yaml.Fields full = file;
    for (ParameterCard card : ParameterCard.of(ExperimentSpec.class)) {
      Optional<Yaml> said = full.get(card.name());
      if (card.type() instanceof ValueType.Many many
          && many.of() instanceof ValueType.WithOptions choice) {
        Choices own = CHOOSING.contains(card.name()) ? choices.among(candidates) : choices;
        full = said.isPresent() ? full.with(card.name(), list(said.get(), choice, own)) : full;
      } else if (said.isPresent() && !OWN_FORM.contains(card.name())) {
        full = choices.isSingle(said.get(), card) ? full : full.without(card.name());
      }
    }
    if (full.get("experiment").filter(Expansion::isGiven).isEmpty()) {
      full = full.with("experiment", text(name, full.place().key("experiment")));
    }
    if (full.get("trainer").filter(Expansion::isAuto).isPresent()) {
      full = full.without("trainer");
    }
    full = withBaseline(withSelection(full));
    boolean transferred = full.fields().keySet().stream().anyMatch(TRANSFERRED::contains);
    if (protocol.isKnown() || transferred) {
      full = full.with("transfers", transfers(full)).without("source").without("target");
    }
    if (!protocol.isKnown()) {
      full = withoutMissing(full);
    }
    return new SettingForm(registry, problems).inFull(full);
  }

  /** What the file does not say may be what its protocol would fix. */
  private static Yaml.Fields withoutMissing(Yaml.Fields given) {
    Yaml.Fields full = given;
    for (ParameterCard card : ParameterCard.of(ExperimentSpec.class)) {
      if (card.type() instanceof ValueType.Many && full.get(card.name()).isEmpty()) {
        full = full.with(card.name(), new Yaml.Items(List.of(), full.place()));
      }
    }
    return full;
  }

  /** What is chosen is chosen by a rule; what does not belong to a strategy is not chosen. */
  private Yaml.Fields withSelection(Yaml.Fields full) {
    full.fields()
        .forEach(
            (key, value) -> {
              if (!CHOOSING.contains(key) && Candidates.chooses(value)) {
                problems.add(
                    value.place(),
                    "'choose' stands in a strategy (its parameters, training, layers or depth) or a"
                        + " backbone, not in "
                        + key);
              }
            });
    boolean chooses =
        CHOOSING.stream().anyMatch(key -> full.get(key).filter(Candidates::chooses).isPresent());
    Optional<Yaml> given = full.get(SELECTION).filter(Expansion::isGiven);
    if (!chooses && given.isPresent() && full.get("fixed").isEmpty()) {
      problems.add(
          given.get().place(),
          "says how to choose, and nothing is left to choose; say what, such as fine-tune: {rate:"
              + " {choose: [0.1, 0.01]}}");
    }
    return chooses && given.isEmpty()
        ? full.with(SELECTION, new Yaml.Fields(Map.of(), full.place().key(SELECTION)))
        : full;
  }

  /** A baseline may be given by name where only one strategy has it. */
  private Yaml.Fields withBaseline(Yaml.Fields full) {
    if (!(full.fields().get("baseline") instanceof Yaml.Text given)
        || given.isNull()
        || !(full.fields().get("strategies") instanceof Yaml.Items strategies)) {
      return full;
    }
    List<String> labels = strategies.items().stream().map(Choices::label).toList();
    List<String> named =
        strategies.items().stream()
            .filter(one -> ((Yaml.Fields) one).get(given.text()).isPresent())
            .map(Choices::label)
            .toList();
    if (labels.isEmpty() || labels.contains(given.text())) {
      return full;
    }
    if (named.size() == 1) {
      return full.with("baseline", text(named.get(0), given.place()));
    }
    String which = named.isEmpty() ? "" : " (several are called so; give a label)";
    problems.add(given.place(), NearMiss.message("strategy here", given.text(), labels) + which);
    return full;
  }

  private Yaml list(Yaml given, ValueType.WithOptions choice, Choices own) {
    if (given instanceof Yaml.Items items && items.items().isEmpty()) {
      problems.add(given.place(), "an empty list leaves nothing to run");
    }
    return new Yaml.Items(own.expand(given, choice), given.place());
  }

  private Yaml transfers(Yaml.Fields root) {
    Yaml list = root.fields().get("transfers");
    if (list == null) {
      return new Yaml.Items(transfer(root.only("source", "target")), root.place());
    }
    List<Yaml> entries = list instanceof Yaml.Items items ? items.items() : List.of(list);
    if (entries.isEmpty()) {
      problems.add(list.place(), "an empty list leaves nothing to run");
    }
    List<Yaml> all = new ArrayList<>();
    for (Yaml entry : entries) {
      if (entry instanceof Yaml.Fields fields) {
        fields.only("training", "source-training").fields().forEach(this::refuseTraining);
      }
      all.addAll(entry instanceof Yaml.Fields fields ? transfer(fields) : List.of(entry));
    }
    return new Yaml.Items(all, list.place());
  }

  private void refuseTraining(String key, Yaml value) {
    problems.add(
        value.place(),
        "training by transfer is said beside transfers: settings: [{transfer: NAME, "
            + key
            + ": {...}}], or by backbone: [{backbone: NAME, "
            + key
            + ": {...}}]");
  }

  /** What one entry stands for. */
  private List<Yaml> transfer(Yaml.Fields fields) {
    Yaml.Fields bare = fields.without("training").without("source-training");
    List<Optional<Yaml>> sources = data(fields, "source");
    List<Optional<Yaml>> targets = data(fields, "target");
    Optional<Yaml> name = fields.get("name").filter(Expansion::isGiven);
    List<Yaml> all = new ArrayList<>();
    for (Optional<Yaml> source : sources) {
      for (Optional<Yaml> target : targets) {
        List<String> varying = new ArrayList<>();
        source
            .filter(s -> name.isEmpty() || sources.size() > 1)
            .ifPresent(s -> varying.add(Choices.label(s)));
        target
            .filter(t -> name.isEmpty() || targets.size() > 1)
            .ifPresent(t -> varying.add(Choices.label(t)));
        Yaml.Fields one = named(bare, name, String.join(" -> ", varying));
        one = source.isPresent() ? one.with("source", source.get()) : one.without("source");
        all.add(target.isPresent() ? one.with("target", target.get()) : one);
      }
    }
    return all;
  }

  /** A name that is no text stays as it is, for the binder to refuse. */
  private static Yaml.Fields named(Yaml.Fields transfer, Optional<Yaml> name, String words) {
    if (name.isPresent() && !(name.get() instanceof Yaml.Text)) {
      return transfer;
    }
    String given = name.map(text -> ((Yaml.Text) text).text()).orElse("");
    String label = given.isEmpty() ? words : words.isEmpty() ? given : given + "(" + words + ")";
    return transfer.with("name", text(label, transfer.place().key("name")));
  }

  private List<Optional<Yaml>> data(Yaml.Fields transfer, String key) {
    return transfer
        .get(key)
        .filter(Expansion::isGiven)
        .map(node -> choices.expand(node, (ValueType.WithOptions) DATA))
        .map(all -> all.stream().map(Optional::of).toList())
        .orElse(List.of(Optional.empty()));
  }

  private static boolean isGiven(Yaml node) {
    return !(node instanceof Yaml.Text text && text.isNull());
  }

  private static boolean isAuto(Yaml node) {
    return node instanceof Yaml.Text text && text.text().equals("auto");
  }

  private static Yaml text(String words, Place place) {
    return new Yaml.Text(words, false, place);
  }
}
