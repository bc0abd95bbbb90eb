package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Plain values, such as JSON's: maps, lists, texts, numbers, flags and null. */
public final class Plain {
  private static final Registry NO_PLUGINS = new Registry(List.of(), List.of());

  private Plain() {}

  /**
   * A record of parameters from plain values by name; a value of null counts as not given.
   *
   * @param source where the values come from, for messages
   * @throws org.graft.engine.problem.SpecException with everything that is wrong with them
   */
  public static <T extends Record> T bind(Map<String, ?> values, String source, Class<T> type) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(values);
    given.values().removeIf(value -> value == null);
    Problems problems = new Problems();
    Yaml node = node(given, new Place(source, 0, ""));
    Object bound = new Binder(NO_PLUGINS, problems).bind(node, new ValueType.Group(type));
    problems.throwIfAny();
    return type.cast(Objects.requireNonNull(bound));
  }

  /** What maps, lists, texts, numbers and truth values say as a tree, all of it at one place. */
  public static Yaml yaml(Object value, Place place) {
    return node(value, place);
  }

  private static Yaml node(@Nullable Object value, Place place) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Yaml> fields = new LinkedHashMap<>();
      map.forEach((key, item) -> fields.put(key.toString(), node(item, place.key(key.toString()))));
      return new Yaml.Fields(fields, place);
    }
    if (value instanceof List<?> list) {
      List<Yaml> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(node(item, place.item(items.size(), 0))));
      return new Yaml.Items(items, place);
    }
    return new Yaml.Text(String.valueOf(value), !(value instanceof String), place);
  }

  /** What is written at {@code node}: maps, lists, texts, and null for nothing. */
  public static @Nullable Object of(Yaml node) {
    if (node instanceof Yaml.Fields fields) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      fields.fields().forEach((key, value) -> map.put(key, of(value)));
      return map;
    }
    if (node instanceof Yaml.Items items) {
      List<@Nullable Object> list = new ArrayList<>(items.items().size());
      items.items().forEach(item -> list.add(of(item)));
      return list;
    }
    return node instanceof Yaml.Text text && !text.isNull() ? text.text() : null;
  }
}
