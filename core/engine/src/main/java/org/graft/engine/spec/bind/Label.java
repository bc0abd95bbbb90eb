package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Named;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.Param;

/** The words for a choice: its name and the arguments given, {@code fine-tune(frozen=1)}. */
public final class Label {
  private final Registry registry;

  public Label(Registry registry) {
    this.registry = registry;
  }

  /** Name and arguments on their own, for choosing among them. */
  public Map<String, String> arguments(Yaml node, ValueType type) {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (type instanceof ValueType.WithOptions options && node instanceof Yaml.Fields fields) {
      Yaml.Fields choice = fields;
      Yaml.Fields beside = fields;
      for (ParameterCard card : options.keys()) {
        choice = choice.without(card.name());
      }
      for (String key : choice.fields().keySet()) {
        beside = beside.without(key);
      }
      arguments.putAll(arguments(choice, options.choice()));
      addAll(beside.without("as"), options.keys(), arguments);
    } else if (type instanceof ValueType.WithOptions options) {
      arguments.putAll(arguments(node, options.choice()));
    } else if (type instanceof ValueType.OneOf choice) {
      Optional<Named> named = Named.of(node);
      Optional<Entry> entry = named.flatMap(n -> registry.find(choice.type(), n.name()));
      if (entry.isPresent()) {
        named
            .get()
            .arguments(entry.get(), new Problems())
            .ifPresent(given -> addAll(given, entry.get().parameters(), arguments));
      }
    } else if (type instanceof ValueType.Group group && node instanceof Yaml.Fields fields) {
      addAll(fields, group.parameters(), arguments);
    }
    return arguments;
  }

  /** {@code name(arguments)}, or just the name. */
  public static String of(String name, Map<String, String> arguments) {
    if (arguments.isEmpty()) {
      return name;
    }
    return arguments.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private void addAll(Yaml.Fields given, List<ParameterCard> cards, Map<String, String> arguments) {
    for (ParameterCard card : cards) {
      Yaml value = given.fields().get(card.name());
      if (value == null || card.affects() == Param.Affects.PLACE) {
        continue;
      }
      if (value instanceof Yaml.Fields fields && fields.get("choose").isPresent()) {
        arguments.put(card.name(), "chosen");
        continue;
      }
      ValueType type = card.type() instanceof ValueType.Maybe maybe ? maybe.of() : card.type();
      if (type instanceof ValueType.Group && value instanceof Yaml.Fields) {
        arguments(value, type)
            .forEach(
                (key, text) ->
                    arguments.putIfAbsent(
                        arguments.containsKey(key) ? card.name() + "." + key : key, text));
      } else {
        arguments.put(card.name(), text(value, type));
      }
    }
  }

  private String text(Yaml node, ValueType type) {
    if (node instanceof Yaml.Text text) {
      return text.isNull() ? "none" : text.text();
    }
    if (node instanceof Yaml.Items items) {
      ValueType element = type instanceof ValueType.Many many ? many.of() : type;
      List<String> texts = new ArrayList<>();
      items.items().forEach(item -> texts.add(text(item, element)));
      return "[" + String.join(",", texts) + "]";
    }
    ValueType inner = type instanceof ValueType.Many many ? many.of() : type;
    if (inner instanceof ValueType.Written && node instanceof Yaml.Fields fields) {
      List<String> texts = new ArrayList<>();
      fields.fields().forEach((key, value) -> texts.add(key + ": " + text(value, inner)));
      return "{" + String.join(", ", texts) + "}";
    }
    String name =
        inner instanceof ValueType.Group ? "" : Named.of(node).map(Named::name).orElse("");
    return of(name, arguments(node, inner));
  }
}
