package org.graft.engine.study;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.study.words.DepthText;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Sweep;

/** Finds strategies that differ in one number alone, and sets their results over it. */
final class Sweeps {
  private static final int FEWEST_VALUES = 3;
  private static final int MOST_LINES = 8;

  private final Study study;
  private final Declared spec;
  private final List<Recorded> trials;

  private Sweeps(Study study, Declared spec, List<Recorded> trials) {
    this.study = study;
    this.spec = spec;
    this.trials = trials;
  }

  static List<Sweep> of(Study study, Declared spec, List<Recorded> trials) {
    return new Sweeps(study, spec, trials).all();
  }

  /**
   * What points of a sweep share.
   *
   * @param parameter the number's name
   */
  private record Key(String target, String backbone, String strategy, String parameter) {}

  /**
   * What points of a line share.
   *
   * @param rest the strategy's other arguments, JSON
   */
  private record LineKey(String transfer, JsonObject rest) {}

  private List<Sweep> all() {
    Map<Key, Map<LineKey, List<Sweep.Point>>> found = new LinkedHashMap<>();
    for (SettingResult setting : study.analysis().settings()) {
      for (StrategyResult result : setting.strategies()) {
        if (result.center().mean().value().isPresent()) {
          arguments(setting, result.strategy()).ifPresent(a -> add(found, setting, result, a));
        }
      }
    }
    List<Sweep> all = new ArrayList<>();
    found.forEach((key, lines) -> sweep(key, lines).ifPresent(all::add));
    return all;
  }

  private void add(
      Map<Key, Map<LineKey, List<Sweep.Point>>> found,
      SettingResult setting,
      StrategyResult result,
      Map.Entry<String, JsonElement> strategy) {
    JsonObject arguments = strategy.getValue().getAsJsonObject();
    for (String name : arguments.keySet()) {
      OptionalDouble value = number(arguments.get(name));
      if (value.isPresent()) {
        JsonObject rest = arguments.deepCopy();
        rest.remove(name);
        found
            .computeIfAbsent(
                new Key(target(setting), setting.backbone(), strategy.getKey(), name),
                k -> new LinkedHashMap<>())
            .computeIfAbsent(new LineKey(setting.transfer(), rest), k -> new ArrayList<>())
            .add(new Sweep.Point(value.getAsDouble(), result.strategy(), result.center().mean()));
      }
    }
  }

  private Optional<Sweep> sweep(Key key, Map<LineKey, List<Sweep.Point>> found) {
    Map<LineKey, List<Sweep.Point>> lines = new LinkedHashMap<>(found);
    lines.values().removeIf(points -> values(points).size() < FEWEST_VALUES);
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    List<Sweep.Line> named = new ArrayList<>();
    List<DepthText.Line> read = new ArrayList<>();
    lines.forEach(
        (line, points) -> {
          List<Sweep.Point> sorted =
              points.stream().sorted(Comparator.comparingDouble(Sweep.Point::value)).toList();
          named.add(new Sweep.Line(title(line, lines.keySet()), sorted));
          read.add(
              new DepthText.Line(
                  line.transfer(),
                  own(line.transfer()),
                  line.rest().toString(),
                  named.get(named.size() - 1)));
        });
    List<String> sentences =
        key.parameter().equals("carried") ? DepthText.of(study, key.backbone(), read) : List.of();
    return Optional.of(
        new Sweep(key.target(), key.backbone(), key.strategy(), key.parameter(), named, sentences));
  }

  private static Set<Double> values(List<Sweep.Point> points) {
    return points.stream().map(Sweep.Point::value).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The transfer and the arguments, as far as lines differ in them. */
  private static String title(LineKey line, Set<LineKey> all) {
    List<String> parts = new ArrayList<>();
    if (all.stream().map(LineKey::transfer).distinct().count() > 1) {
      parts.add(line.transfer());
    }
    Set<String> names = new LinkedHashSet<>();
    all.forEach(one -> names.addAll(one.rest().keySet()));
    for (String name : names) {
      if (all.stream().map(one -> String.valueOf(one.rest().get(name))).distinct().count() > 1) {
        JsonElement value = line.rest().get(name);
        parts.add(
            value != null && value.isJsonPrimitive()
                ? OptionalDouble.empty().equals(number(value))
                    ? value.getAsString()
                    : name + " " + value.getAsString()
                : name + " " + value);
      }
    }
    return String.join(", ", parts);
  }

  private static OptionalDouble number(JsonElement value) {
    if (!value.isJsonPrimitive() || value.getAsJsonPrimitive().isBoolean()) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(value.getAsString());
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Name and arguments of a strategy of a setting, where it has arguments. */
  private Optional<Map.Entry<String, JsonElement>> arguments(
      SettingResult setting, String strategy) {
    return trials.stream()
        .filter(
            t ->
                t.card().transfer().equals(setting.transfer())
                    && t.card().backbone().equals(setting.backbone())
                    && t.card().strategy().equals(strategy))
        .findFirst()
        .map(t -> JsonParser.parseString(t.settings()).getAsJsonObject().get("strategy"))
        .map(text -> Hyperparameters.parsed(text.getAsString()))
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .filter(named -> named.size() == 1)
        .map(named -> named.entrySet().iterator().next())
        .filter(named -> named.getValue().isJsonObject());
  }

  private String target(SettingResult setting) {
    return spec.transfers().stream()
        .filter(t -> t.name().equals(setting.transfer()))
        .map(t -> t.target().label())
        .findFirst()
        .orElse(setting.transfer());
  }

  /** Whether source and target of a transfer are the same data. */
  private boolean own(String transfer) {
    return spec.transfers().stream()
            .filter(t -> t.name().equals(transfer))
            .anyMatch(t -> t.source().filter(s -> s.label().equals(t.target().label())).isPresent())
        || trials.stream()
            .filter(t -> t.card().transfer().equals(transfer))
            .anyMatch(t -> t.sourceData().equals(Optional.of(t.targetData())));
  }
}
