package org.graft.engine.spec.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.problem.Place;

/** What a YAML file says, each part with its place. Immutable. */
public sealed interface Yaml {
  /** The only key of a mapping that stands for several values. */
  Set<String> SWEEPS = Set.of("sweep", "range", "log-range");

  /** Where it stands. */
  Place place();

  /** In words, for messages. */
  String words();

  /** Whether it stands for several values, one after the other. */
  default boolean isSweep() {
    return this instanceof Fields fields && fields.onlyKey().filter(SWEEPS::contains).isPresent();
  }

  /** The same at another place, with all below it under that place's path. */
  Yaml at(Place place);

  /**
   * A scalar.
   *
   * @param plain whether it was written without quotes
   */
  record Text(String text, boolean plain, Place place) implements Yaml {
    /** Whether nothing was written, or null. */
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String words() {
      return isNull() ? "nothing" : "'" + text + "'";
    }

    @Override
    public Yaml at(Place other) {
      return new Text(text, plain, other);
    }
  }

  /** A sequence. */
  record Items(List<Yaml> items, Place place) implements Yaml {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return "a list";
    }

    @Override
    public Yaml at(Place other) {
      List<Yaml> moved = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        moved.add(items.get(i).at(other.item(i, items.get(i).place().line())));
      }
      return new Items(moved, other);
    }
  }

  /** A mapping from text keys, in order. */
  record Fields(Map<String, Yaml> fields, Place place) implements Yaml {
    /** Copies the fields. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<Yaml> get(String key) {
      return Optional.ofNullable(fields.get(key));
    }

    /** The only key, if there is just one. */
    public Optional<String> onlyKey() {
      return fields.size() == 1 ? fields.keySet().stream().findFirst() : Optional.empty();
    }

    /** The same with {@code key} set to {@code value}, in its old position if it had one. */
    public Fields with(String key, Yaml value) {
      Map<String, Yaml> changed = new LinkedHashMap<>(fields);
      changed.put(key, value);
      return new Fields(changed, place);
    }

    /** Those of the keys that it has, alone. */
    public Fields only(String... keys) {
      Map<String, Yaml> kept = new LinkedHashMap<>(fields);
      kept.keySet().retainAll(List.of(keys));
      return new Fields(kept, place);
    }

    /** The same without {@code key}. */
    public Fields without(String key) {
      Map<String, Yaml> changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Fields(changed, place);
    }

    @Override
    public String words() {
      return fields.isEmpty() ? "an empty mapping" : "a mapping with " + fields.keySet();
    }

    @Override
    public Yaml at(Place other) {
      Map<String, Yaml> moved = new LinkedHashMap<>();
      fields.forEach(
          (key, value) -> moved.put(key, value.at(other.key(key, value.place().line()))));
      return new Fields(moved, other);
    }
  }
}
