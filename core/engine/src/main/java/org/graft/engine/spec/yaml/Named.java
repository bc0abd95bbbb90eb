package org.graft.engine.spec.yaml;

import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Entry;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;

/**
 * A choice as written: {@code name}, {@code name: {arguments}}, {@code name: first argument} or, in
 * one word, {@code name:argument}.
 *
 * @param name of what is chosen
 * @param given what stands after the name
 * @param place of the name
 */
public record Named(String name, Optional<Yaml> given, Place place) {
  /** Reads a choice without sweeps; empty if {@code node} has not the form of one. */
  public static Optional<Named> of(Yaml node) {
    if (node instanceof Yaml.Text text && text.text().matches("[a-z][a-z0-9-]*:\\S+")) {
      int colon = text.text().indexOf(':');
      Yaml argument = new Yaml.Text(text.text().substring(colon + 1), true, node.place());
      return Optional.of(
          new Named(text.text().substring(0, colon), Optional.of(argument), node.place()));
    }
    if (node instanceof Yaml.Text text && !text.isNull()) {
      return Optional.of(new Named(text.text(), Optional.empty(), node.place()));
    }
    if (node instanceof Yaml.Fields fields && fields.onlyKey().isPresent()) {
      String name = fields.onlyKey().get();
      return Optional.of(new Named(name, fields.get(name), node.place()));
    }
    return Optional.empty();
  }

  /** The arguments as a mapping; empty, and a problem noted, if the choice takes none. */
  public Optional<Yaml.Fields> arguments(Entry entry, Problems problems) {
    Yaml value = given.orElse(new Yaml.Text("", true, place));
    if (value instanceof Yaml.Text text && text.isNull()) {
      return Optional.of(new Yaml.Fields(Map.of(), place));
    }
    if (value instanceof Yaml.Fields fields && !fields.isSweep()) {
      return Optional.of(fields);
    }
    if (entry.parameters().isEmpty()) {
      problems.add(value.place(), "'" + name + "' takes no arguments, found " + value.words());
      return Optional.empty();
    }
    Map<String, Yaml> first = Map.of(entry.parameters().get(0).name(), value);
    return Optional.of(new Yaml.Fields(first, place));
  }
}
