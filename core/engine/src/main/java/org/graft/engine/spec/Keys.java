package org.graft.engine.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Top-level keys that have a short form or exclude each other. */
final class Keys {
  static final Map<String, String> SHORT = Map.of("backbone", "backbones", "metric", "metrics");

  private Keys() {}

  /** The same with short keys in full. */
  static Yaml.Fields inFull(Yaml.Fields fields, Problems problems) {
    Map<String, Yaml> renamed = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (key, value) -> {
              String full = SHORT.getOrDefault(key, key);
              if (renamed.putIfAbsent(full, value) != null) {
                problems.add(
                    value.place(), "'" + full + "' and '" + key + "' mean the same; give one");
              }
            });
    boolean both = renamed.containsKey("target") || renamed.containsKey("source");
    Yaml transfers = renamed.get("transfers");
    if (both && transfers != null) {
      problems.add(transfers.place(), "give either source and target, or transfers");
    }
    return new Yaml.Fields(renamed, fields.place());
  }

  /** {@code base} without what {@code top} says in another form. */
  static Yaml.Fields yielding(Yaml.Fields base, Yaml.Fields top) {
    if (top.get("transfers").isPresent()) {
      return base.without("source").without("target");
    }
    boolean single = top.get("source").isPresent() || top.get("target").isPresent();
    return single ? base.without("transfers") : base;
  }
}
