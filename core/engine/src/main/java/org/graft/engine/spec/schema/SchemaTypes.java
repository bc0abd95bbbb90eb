package org.graft.engine.spec.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.spec.bind.SweepValues;

/** JSON Schemas of parameters' types; records and choices become definitions, each written once. */
final class SchemaTypes {
  /** Whether several values may stand where one is expected. */
  enum Sweep {
    /** They may. */
    ALLOWED,
    /** They may not. */
    REFUSED
  }

  private final Registry registry;
  private final Sweep sweep;
  private final JsonObject definitions = new JsonObject();
  private final Map<Class<?>, String> names = new HashMap<>();

  SchemaTypes(Registry registry, Sweep sweep) {
    this.registry = registry;
    this.sweep = sweep;
  }

  /** The definitions that schemas made so far refer to. */
  JsonObject definitions() {
    return definitions;
  }

  /** A parameter with its documentation. */
  JsonObject parameter(ParameterCard card) {
    JsonObject schema = new JsonObject();
    schema.addProperty("description", SchemaWords.description(card));
    SchemaWords.byDefault(card).ifPresent(value -> schema.add("default", value));
    Optional<ParameterCard> ranged = Optional.of(card);
    JsonArray forms = new JsonArray();
    addForms(forms, card.type(), ranged);
    schema.add("anyOf", forms);
    return schema;
  }

  static JsonObject constant(String value) {
    JsonObject constant = new JsonObject();
    constant.addProperty("const", value);
    return constant;
  }

  /** Adds the ways of writing a value, sweeps among them where allowed. */
  private void addForms(JsonArray forms, ValueType type, Optional<ParameterCard> card) {
    if (type instanceof ValueType.Maybe maybe) {
      addForms(forms, maybe.of(), card);
      forms.add(constant("none"));
      forms.add(SchemaWords.typed("null"));
      return;
    }
    JsonObject value = value(type, card);
    forms.add(value);
    if (type instanceof ValueType.Many many) {
      forms.add(array(value(many.of(), card)));
      if (many.of() instanceof ValueType.Flanked) {
        return;
      }
    }
    if (sweep == Sweep.REFUSED) {
      return;
    }
    if (!(type instanceof ValueType.Many)) {
      forms.add(array(value));
    }
    JsonObject values = type instanceof ValueType.Many many ? listOf(many, card) : value;
    forms.add(object(Map.of("sweep", array(values)), List.of("sweep")));
    if (type instanceof ValueType.Whole || type instanceof ValueType.Decimal) {
      JsonObject range = reference(SweepValues.Range.class, () -> group(SweepValues.Range.class));
      forms.add(object(Map.of("range", range), List.of("range")));
      forms.add(object(Map.of("log-range", range), List.of("log-range")));
    }
  }

  private JsonObject listOf(ValueType.Many many, Optional<ParameterCard> card) {
    JsonArray forms = new JsonArray();
    forms.add(array(value(many.of(), card)));
    forms.add(value(many.of(), card));
    return any(forms);
  }

  /** One value; of a list, one element on its own. */
  private JsonObject value(ValueType type, Optional<ParameterCard> card) {
    if (type instanceof ValueType.Many many) {
      return value(many.of(), card);
    }
    if (type instanceof ValueType.OneOf choice) {
      return reference(choice.type(), () -> choice(choice, List.of()));
    }
    if (type instanceof ValueType.Flanked flanked) {
      return reference(flanked.type(), () -> choice(flanked.choice(), flanked.keys()));
    }
    if (type instanceof ValueType.Group group) {
      return reference(group.type(), () -> group(group.type()));
    }
    if (type instanceof ValueType.Maybe maybe) {
      return value(maybe.of(), card);
    }
    return SchemaWords.scalar(type, card);
  }

  private JsonObject group(Class<?> type) {
    Map<String, JsonElement> properties = new java.util.LinkedHashMap<>();
    ParameterCard.of(type).forEach(card -> properties.put(card.name(), parameter(card)));
    List<String> required =
        ParameterCard.of(type).stream()
            .filter(ParameterCard::required)
            .map(ParameterCard::name)
            .toList();
    return object(properties, required);
  }

  private JsonObject choice(ValueType.OneOf choice, List<ParameterCard> beside) {
    Map<String, JsonElement> properties = new java.util.LinkedHashMap<>();
    JsonArray forms = new JsonArray();
    JsonArray oneName = new JsonArray();
    for (Entry entry : registry.choices(choice.type())) {
      properties.put(entry.name(), arguments(entry));
      JsonObject required = new JsonObject();
      required.add("required", SchemaWords.strings(List.of(entry.name())));
      oneName.add(required);
      if (entry.parameters().stream().noneMatch(ParameterCard::required)) {
        JsonObject alone = constant(entry.name());
        alone.addProperty("description", entry.doc());
        forms.add(alone);
      }
    }
    beside.forEach(card -> properties.put(card.name(), parameter(card)));
    JsonObject mapping = object(properties, List.of());
    if (!oneName.isEmpty()) {
      mapping.add("oneOf", oneName);
    }
    forms.add(mapping);
    return any(forms);
  }

  private JsonObject arguments(Entry entry) {
    JsonArray forms = new JsonArray();
    forms.add(reference(entry.type(), () -> group(entry.type())));
    if (entry.parameters().stream().noneMatch(ParameterCard::required)) {
      forms.add(SchemaWords.typed("null"));
    }
    if (!entry.parameters().isEmpty()) {
      ParameterCard first = entry.parameters().get(0);
      addForms(forms, first.type(), Optional.of(first));
    }
    JsonObject arguments = any(forms);
    String cites = entry.cites().isEmpty() ? "" : " (" + entry.cites() + ")";
    arguments.addProperty("description", entry.doc() + cites);
    return arguments;
  }

  private JsonObject reference(Class<?> type, java.util.function.Supplier<JsonObject> schema) {
    String name = names.get(type);
    if (name == null) {
      String words = type.getName().substring(type.getPackageName().length()).replace(".", "");
      name = words.replace('$', '.') + (sweep == Sweep.ALLOWED ? "" : ".single");
      while (names.containsValue(name)) {
        name += "_";
      }
      names.put(type, name);
      definitions.add(name, schema.get());
    }
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", "#/definitions/" + name);
    return reference;
  }

  private static JsonObject any(JsonArray forms) {
    JsonObject any = new JsonObject();
    any.add("anyOf", forms);
    return any;
  }

  private static JsonObject array(JsonObject items) {
    JsonObject array = SchemaWords.typed("array");
    array.add("items", items);
    return array;
  }

  private static JsonObject object(Map<String, ? extends JsonElement> keys, List<String> required) {
    JsonObject object = SchemaWords.typed("object");
    JsonObject properties = new JsonObject();
    keys.forEach(properties::add);
    object.add("properties", properties);
    if (!required.isEmpty()) {
      object.add("required", SchemaWords.strings(required));
    }
    object.addProperty("additionalProperties", false);
    return object;
  }
}
