package org.graft.engine.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.spi.base.NearMiss;

/**
 * Lays settings from the command line over a tree, going down by the types of what stands there.
 */
public final class Overrides {
  /** What several values are written with. */
  private static final Set<String> SEVERAL = Set.of("choose", "sweep", "range", "log-range");

  private final Registry registry;
  private final Merge merge;
  private final Problems problems;

  /** Overrides of trees whose choices are from {@code registry}. */
  public Overrides(Registry registry, Merge merge, Problems problems) {
    this.registry = registry;
    this.merge = merge;
    this.problems = problems;
  }

  /**
   * {@code root} with what stands at {@code key} changed.
   *
   * @param type of what stands there
   */
  public Yaml.Fields apply(Yaml.Fields root, String key, ValueType type, Assignment given) {
    List<String> below = given.keys().subList(1, given.keys().size());
    Place here = given.place().key(key);
    Yaml former = root.get(key).orElse(new Yaml.Fields(Map.of(), here));
    return root.with(
        key, below.isEmpty() ? given.value() : set(former, type, below, given.value(), here));
  }

  private Yaml set(Yaml base, ValueType type, List<String> keys, Yaml value, Place place) {
    if (keys.isEmpty()) {
      return value;
    }
    if (type instanceof ValueType.Maybe maybe) {
      return set(base, maybe.of(), keys, value, place);
    }
    if (base instanceof Yaml.Items items) {
      ValueType element = type instanceof ValueType.Many many ? many.of() : type;
      return setElement(items, element, keys, value, place);
    }
    if (type instanceof ValueType.Many many) {
      boolean first = keys.get(0).equals("0");
      return set(base, many.of(), first ? keys.subList(1, keys.size()) : keys, value, place);
    }
    boolean choice = type instanceof ValueType.OneOf || type instanceof ValueType.WithOptions;
    boolean group = type instanceof ValueType.Group;
    if (SEVERAL.contains(keys.get(0)) && !choice && !group) {
      return several(keys, value, place);
    }
    if (!choice && !group) {
      problems.add(place, "nothing stands below a " + type.words());
      return base;
    }
    String key = keys.get(0);
    Optional<ValueType> inner = merge.below(type, key);
    if (inner.isEmpty() && keys.size() > 1) {
      problems.add(place, unknown(type, key));
      return base;
    }
    Yaml.Fields fields = choice ? choosing(base, key, type) : mapping(base);
    Place here = place.key(key);
    Yaml below = fields.get(key).orElse(new Yaml.Fields(Map.of(), here));
    List<String> rest = keys.subList(1, keys.size());
    return fields.with(
        key, rest.isEmpty() ? value : set(below, inner.orElseThrow(), rest, value, here));
  }

  /**
   * {@code choose}, or a sweep, in place of a value; deeper keys are its own, such as a range's.
   */
  private static Yaml several(List<String> keys, Yaml value, Place place) {
    if (keys.isEmpty()) {
      return value;
    }
    Place here = place.key(keys.get(0));
    Yaml below = several(keys.subList(1, keys.size()), value, here);
    return new Yaml.Fields(Map.of(keys.get(0), below), place);
  }

  private Yaml setElement(
      Yaml.Items items, ValueType element, List<String> keys, Yaml value, Place place) {
    String key = keys.get(0);
    boolean index = !key.isEmpty() && key.chars().allMatch(Character::isDigit) && key.length() < 9;
    List<Yaml> changed = new ArrayList<>();
    boolean found = false;
    for (int i = 0; i < items.items().size(); i++) {
      Yaml item = items.items().get(i);
      boolean meant =
          index
              ? i == Integer.parseInt(key)
              : names(item, element).contains(key) || ofAll(element, key);
      List<String> rest = index ? keys.subList(1, keys.size()) : keys;
      changed.add(meant ? set(item, element, rest, value, place) : item);
      found |= meant;
    }
    if (!found) {
      List<String> names =
          items.items().stream().flatMap(i -> names(i, element).stream()).distinct().toList();
      problems.add(
          place.key(key),
          index
              ? "the list has " + items.items().size() + " elements, counted from 0"
              : NearMiss.message("element", key, names));
    }
    return new Yaml.Items(changed, items.place());
  }

  /** Whether every element has a key of that name, beside what it chooses or as a mapping. */
  private static boolean ofAll(ValueType element, String key) {
    List<ParameterCard> keys =
        element instanceof ValueType.Group group
            ? group.parameters()
            : element instanceof ValueType.WithOptions options ? options.keys() : List.of();
    return keys.stream().anyMatch(card -> card.name().equals(key) && !key.equals("as"));
  }

  private static List<String> names(Yaml item, ValueType type) {
    boolean choice = type instanceof ValueType.OneOf || type instanceof ValueType.WithOptions;
    if (choice && item instanceof Yaml.Fields fields) {
      return List.copyOf(fields.fields().keySet());
    }
    return choice && item instanceof Yaml.Text text ? List.of(text.text()) : List.of();
  }

  /** The mapping in which {@code name} is chosen, or {@code name} set beside the choice. */
  private Yaml.Fields choosing(Yaml base, String name, ValueType type) {
    boolean beside =
        type instanceof ValueType.WithOptions options
            && options.keys().stream().anyMatch(card -> card.name().equals(name));
    Yaml.Fields fields =
        base instanceof Yaml.Text text && !text.isNull()
            ? new Yaml.Fields(
                Map.of(text.text(), new Yaml.Fields(Map.of(), base.place())), base.place())
            : mapping(base);
    if (beside) {
      return fields;
    }
    Optional<String> former = merge.chosen(fields, type);
    if (former.isPresent() && !former.get().equals(name)) {
      return fields.without(former.get());
    }
    Yaml given = fields.fields().get(name);
    Optional<Entry> entry = entry(type, name);
    boolean inShort = given != null && (!(given instanceof Yaml.Fields) || given.isSweep());
    return inShort && entry.isPresent()
        ? Named.of(new Yaml.Fields(Map.of(name, given), base.place()))
            .flatMap(named -> named.arguments(entry.get(), problems))
            .map(arguments -> fields.with(name, arguments))
            .orElse(fields)
        : fields;
  }

  private Optional<Entry> entry(ValueType type, String name) {
    ValueType choice = type instanceof ValueType.WithOptions options ? options.choice() : type;
    return choice instanceof ValueType.OneOf one
        ? registry.find(one.type(), name)
        : Optional.empty();
  }

  private String unknown(ValueType type, String key) {
    if (type instanceof ValueType.Group group) {
      List<String> names = group.parameters().stream().map(card -> card.name()).toList();
      return NearMiss.message("key", key, names);
    }
    ValueType choice = type instanceof ValueType.WithOptions options ? options.choice() : type;
    List<String> names =
        choice instanceof ValueType.OneOf one ? registry.names(one.type()) : List.of();
    return NearMiss.message(type.words(), key, names);
  }

  private static Yaml.Fields mapping(Yaml base) {
    return base instanceof Yaml.Fields fields ? fields : new Yaml.Fields(Map.of(), base.place());
  }
}
