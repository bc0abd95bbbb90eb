package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;

/** Lists of choices: sweeps expanded, each alternative with a label that is unique in its list. */
public final class Choices {
  private final Sweeps sweeps;
  private final Label label;
  private final Problems problems;
  private final Optional<Candidates> candidates;

  /** Choices from {@code registry}. */
  public Choices(Registry registry, Problems problems) {
    this(new Sweeps(registry, problems), new Label(registry), problems, Optional.empty());
  }

  private Choices(Sweeps sweeps, Label label, Problems problems, Optional<Candidates> candidates) {
    this.sweeps = sweeps;
    this.label = label;
    this.problems = problems;
    this.candidates = candidates;
  }

  /** The same, where what is left open is a choice among {@code drawn}. */
  public Choices among(Candidates drawn) {
    return new Choices(sweeps, label, problems, Optional.of(drawn));
  }

  /**
   * The choices that {@code node} lists, each a mapping with {@code as}; a single one is a list.
   */
  public List<Yaml> expand(Yaml node, ValueType.WithOptions type) {
    List<Labelled> all = new ArrayList<>();
    List<Yaml> entries = node instanceof Yaml.Items items ? items.items() : List.of(node);
    entries.forEach(entry -> all.addAll(entry(entry, type)));
    return unique(all);
  }

  /** The label of an expanded choice; empty for what is none. */
  public static String label(Yaml choice) {
    return choice instanceof Yaml.Fields fields
            && fields.fields().get("as") instanceof Yaml.Text text
        ? text.text()
        : "";
  }

  /** Whether a setting of an experiment has one value; notes a problem where it has several. */
  public boolean isSingle(Yaml node, ParameterCard card) {
    boolean single = sweeps.expand(node, card.type()).size() <= 1;
    if (!single) {
      problems.add(node.place(), single(card.name()));
    }
    return single;
  }

  /** What to say where a setting of which an experiment has one has several values. */
  public static String single(String key) {
    return "cannot be swept: an experiment has one " + key + hint(key);
  }

  private static String hint(String key) {
    return switch (key) {
      case "training", "source-training" -> "; sweep a strategy's own training instead";
      case "seed" ->
          "; for more replicates say repeats: {source: 3, training: 3}, each of which draws its"
              + " own";
      case "protocol" -> "; write an experiment file for each";
      case "time-limit" -> ": {trial: 10 min, run: 8 h}";
      default -> "";
    };
  }

  private List<Labelled> entry(Yaml entry, ValueType.WithOptions type) {
    List<Yaml.Fields> alternatives = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Map<String, String>> arguments = new ArrayList<>();
    Optional<String> as = Optional.empty();
    for (Yaml alternative : sweeps.expand(entry, type)) {
      Yaml.Fields mapping = mapping(alternative);
      alternatives.add(mapping);
      names.add(name(mapping, type));
      arguments.add(label.arguments(alternative, type));
      as = as.or(() -> Optional.of(label(mapping)).filter(text -> !text.isEmpty()));
    }
    List<String> labels = Labels.of(names, arguments, as);
    List<Labelled> labelled = new ArrayList<>();
    for (int i = 0; i < alternatives.size(); i++) {
      String full = Label.of(names.get(i), arguments.get(i));
      Yaml.Fields own = alternatives.get(i);
      labelled.add(new Labelled(candidates.map(c -> c.of(own)).orElse(own), labels.get(i), full));
    }
    return labelled;
  }

  /** A choice as a mapping; what is none is left for the binder to refuse. */
  private static Yaml.Fields mapping(Yaml choice) {
    if (choice instanceof Yaml.Fields fields) {
      return fields;
    }
    Yaml nothing = new Yaml.Text("", true, choice.place());
    return Named.of(choice)
        .map(named -> Map.of(named.name(), named.given().orElse(nothing)))
        .map(fields -> new Yaml.Fields(fields, choice.place()))
        .orElseGet(() -> new Yaml.Fields(Map.of("", choice), choice.place()));
  }

  private static String name(Yaml.Fields choice, ValueType.WithOptions type) {
    Yaml.Fields rest = choice;
    for (ParameterCard option : type.keys()) {
      rest = rest.without(option.name());
    }
    return rest.onlyKey().orElse("");
  }

  /** Gives those with the same label their full arguments, and numbers where that is not enough. */
  private static List<Yaml> unique(List<Labelled> all) {
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(one -> counts.merge(one.label(), 1, Integer::sum));
    Map<String, Integer> met = new HashMap<>();
    List<Yaml> unique = new ArrayList<>();
    for (Labelled one : all) {
      String words = counts.getOrDefault(one.label(), 0) > 1 ? one.full() : one.label();
      int times = met.merge(words, 1, Integer::sum);
      unique.add(one.as(times > 1 ? words + " #" + times : words));
    }
    return unique;
  }

  /**
   * An alternative with its label.
   *
   * @param label short
   * @param full with every argument given
   */
  private record Labelled(Yaml.Fields choice, String label, String full) {
    Yaml as(String words) {
      boolean refused = choice.get("as").filter(given -> !(given instanceof Yaml.Text)).isPresent();
      return refused
          ? choice
          : choice.with("as", new Yaml.Text(words, false, choice.place().key("as")));
    }
  }
}
