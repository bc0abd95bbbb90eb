package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;

/**
 * Expands sweeps. A list stands for its elements one after the other, except where a parameter is a
 * list itself: there {@code {sweep: [[5, 5], [10]]}} does. {@code {range: ...}} and {@code
 * {log-range: ...}} make numbers. Several sweeps make every combination, the last fastest.
 */
public final class Sweeps {
  /** Most choices that one entry of a file may expand to. */
  static final int MOST = 100_000;

  private final Registry registry;
  private final Problems problems;

  public Sweeps(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /** The node's alternatives, in reading order; itself if nothing is swept. */
  public List<Yaml> expand(Yaml node, ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      return expand(node, maybe.of());
    }
    if (node.isSweep()) {
      List<Yaml> all = new ArrayList<>();
      for (Yaml value : SweepValues.of((Yaml.Fields) node, problems)) {
        all.addAll(alternatives(value, type));
      }
      return all;
    }
    if (node instanceof Yaml.Items items && !(type instanceof ValueType.Many)) {
      List<Yaml> all = new ArrayList<>();
      items.items().forEach(item -> all.addAll(expand(item, type)));
      if (all.isEmpty()) {
        problems.add(node.place(), "an empty list leaves nothing to run");
      }
      return all;
    }
    return alternatives(node, type);
  }

  private List<Yaml> alternatives(Yaml node, ValueType type) {
    if (type instanceof ValueType.Many many) {
      return node instanceof Yaml.Items items ? elements(items, many) : expand(node, many.of());
    }
    if (!(node instanceof Yaml.Fields fields)) {
      return List.of(node);
    }
    if (type instanceof ValueType.Group group) {
      return mapping(fields, group.parameters(), Optional.empty());
    }
    if (type instanceof ValueType.OneOf choice) {
      return mapping(fields, List.of(), Optional.of(choice));
    }
    if (type instanceof ValueType.WithOptions options) {
      return mapping(fields, options.keys(), Optional.of(options.choice()));
    }
    return List.of(node);
  }

  private List<Yaml> elements(Yaml.Items items, ValueType.Many many) {
    List<List<Yaml>> axes = new ArrayList<>();
    for (Yaml item : items.items()) {
      boolean nested = item instanceof Yaml.Items && !(many.of() instanceof ValueType.Many);
      axes.add(nested ? List.of(item) : expand(item, many.of()));
    }
    return product(axes, items.place()).stream()
        .map(combination -> (Yaml) new Yaml.Items(combination, items.place()))
        .toList();
  }

  private List<Yaml> mapping(
      Yaml.Fields fields, List<ParameterCard> cards, Optional<ValueType.OneOf> choice) {
    List<List<Yaml>> axes = new ArrayList<>();
    fields.fields().forEach((key, value) -> axes.add(values(key, value, cards, choice)));
    List<String> keys = List.copyOf(fields.fields().keySet());
    List<Yaml> all = new ArrayList<>();
    for (List<Yaml> combination : product(axes, fields.place())) {
      Map<String, Yaml> one = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        one.put(keys.get(i), combination.get(i));
      }
      all.add(new Yaml.Fields(one, fields.place()));
    }
    return all;
  }

  private List<Yaml> values(
      String key, Yaml value, List<ParameterCard> cards, Optional<ValueType.OneOf> choice) {
    for (ParameterCard card : cards) {
      if (card.name().equals(key)) {
        return expand(value, card.type());
      }
    }
    Optional<Entry> entry = choice.flatMap(c -> registry.find(c.type(), key));
    if (entry.isEmpty()) {
      return List.of(value);
    }
    if (value instanceof Yaml.Fields && !value.isSweep()) {
      return expand(value, new ValueType.Group(entry.get().type()));
    }
    List<ParameterCard> parameters = entry.get().parameters();
    return parameters.isEmpty() ? List.of(value) : expand(value, parameters.get(0).type());
  }

  private List<List<Yaml>> product(List<List<Yaml>> axes, Place place) {
    long size = 1;
    for (List<Yaml> axis : axes) {
      size = Math.min(MOST + 1L, size * axis.size());
    }
    if (size > MOST) {
      problems.add(place, "its sweeps make more than " + MOST + " combinations");
      return List.of();
    }
    List<List<Yaml>> combinations = List.of(List.of());
    for (List<Yaml> axis : axes) {
      List<List<Yaml>> longer = new ArrayList<>();
      for (List<Yaml> combination : combinations) {
        for (Yaml value : axis) {
          List<Yaml> next = new ArrayList<>(combination);
          next.add(value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
