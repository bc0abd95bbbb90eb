package org.graft.engine.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Assignment;
import org.graft.engine.spec.yaml.Yaml;

/** Top-level keys that have a short form or exclude each other. */
public final class Keys {
  public static final Map<String, String> SHORT =
      Map.of("backbone", "backbones", "metric", "metrics");

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

  /** The same with a short key in full. */
  static Assignment inFull(Assignment given) {
    return given.under(SHORT.getOrDefault(given.top(), given.top()));
  }

  /** {@code base} without what is said in another form where {@code top} is a key. */
  static Yaml.Fields yielding(Yaml.Fields base, String top) {
    if (top.equals("transfers")) {
      return base.without("source").without("target");
    }
    boolean single = top.equals("source") || top.equals("target");
    return single ? base.without("transfers") : base;
  }
}
