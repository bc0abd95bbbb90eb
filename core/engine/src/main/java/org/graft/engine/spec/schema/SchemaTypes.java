package org.graft.engine.spec.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.View;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.spec.FileForm;
import org.graft.engine.spec.TransferSpec;
import org.graft.engine.spec.bind.Interval;
import org.graft.engine.spec.bind.SweepValues;

/** JSON Schemas of parameters' types; records and choices become definitions, each written once. */
final class SchemaTypes {
  /** Whether several values may stand where one is expected. */
  enum Sweep {
    /** Lists and ranges are swept. */
    ALLOWED(""),
    /** Likewise, and what a value is can be left open, to be chosen. */
    OPEN(".open"),
    /** One value only. */
    REFUSED(".single");

    /** What names of definitions end in. */
    private final String ending;

    Sweep(String ending) {
      this.ending = ending;
    }
  }

  /** Whether a list must hold something. */
  private enum Filled {
    /** An empty one leaves nothing to run. */
    YES,
    /** It may be empty. */
    NO
  }

  private final Registry registry;
  private final Sweep sweep;
  private final Optional<SchemaTypes> whole;
  private final JsonObject definitions = new JsonObject();
  private final Map<Object, String> names = new HashMap<>();

  SchemaTypes(Registry registry, Sweep sweep) {
    this(registry, sweep, Optional.empty());
  }

  private SchemaTypes(Registry registry, Sweep sweep, Optional<SchemaTypes> whole) {
    this.registry = registry;
    this.sweep = sweep;
    this.whole = whole;
  }

  /**
   * Schemas of what is laid over an included file, where the rest of a mapping may stand. Lists
   * take the place of lists, so their elements are whole.
   */
  SchemaTypes parts() {
    return new SchemaTypes(registry, sweep, Optional.of(this));
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
    JsonObject element = whole.orElse(this).value(type, card);
    if (type instanceof ValueType.Many many) {
      forms.add(array(element, filled(many)));
      if (many.of() instanceof ValueType.WithOptions) {
        return;
      }
    }
    if (sweep == Sweep.REFUSED) {
      return;
    }
    if (!(type instanceof ValueType.Many)) {
      forms.add(array(element, Filled.YES));
    }
    if (type instanceof ValueType.FilePath) {
      forms.add(object(Map.of("glob", SchemaWords.typed("string")), List.of("glob")));
    }
    JsonObject values = type instanceof ValueType.Many many ? listOf(many, card) : element;
    forms.add(object(Map.of("sweep", array(values, Filled.YES)), List.of("sweep")));
    if (sweep == Sweep.OPEN) {
      forms.add(object(Map.of("choose", any(options(type, values))), List.of("choose")));
    }
    if (type instanceof ValueType.Whole || type instanceof ValueType.Decimal) {
      JsonObject range = reference(SweepValues.Range.class, () -> group(SweepValues.Range.class));
      forms.add(object(Map.of("range", range), List.of("range")));
      forms.add(object(Map.of("log-range", range), List.of("log-range")));
    }
  }

  /** What a value can be chosen from: a list, or numbers between two ends. */
  private static JsonArray options(ValueType type, JsonObject values) {
    JsonArray options = new JsonArray();
    options.add(array(values, Filled.YES));
    if (type instanceof ValueType.Whole || type instanceof ValueType.Decimal) {
      JsonObject ends = array(SchemaWords.typed("number"), Filled.NO);
      ends.addProperty("minItems", 2);
      ends.addProperty("maxItems", 2);
      for (String form : Interval.forms()) {
        options.add(object(Map.of(form, ends), List.of(form)));
      }
    }
    return options;
  }

  /** Lists of what is run; a record's own list may be empty. */
  private static Filled filled(ValueType.Many many) {
    boolean run =
        many.of() instanceof ValueType.WithOptions
            || (many.of() instanceof ValueType.Group group && group.type() == TransferSpec.class);
    return run ? Filled.YES : Filled.NO;
  }

  private JsonObject listOf(ValueType.Many many, Optional<ParameterCard> card) {
    JsonArray forms = new JsonArray();
    forms.add(array(value(many.of(), card), Filled.NO));
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
    if (type instanceof ValueType.WithOptions options) {
      String words = nested(options.type());
      return reference(
          options,
          options.others().isEmpty() ? nested(options.choice().type()) + ".labelled" : words,
          () -> choice(options.choice(), options.keys()));
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
            .filter(card -> card.required() && whole.isEmpty())
            .map(ParameterCard::name)
            .filter(name -> !(type == TransferSpec.class && FileForm.MADE.contains(name)))
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
    if (beside.stream().map(ParameterCard::name).toList().containsAll(View.DRAWS)) {
      mapping.add("allOf", SchemaWords.atMostOne(View.DRAWS));
    }
    if (!oneName.isEmpty() && whole.isEmpty()) {
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
    return reference(type, nested(type), schema);
  }

  private static String nested(Class<?> type) {
    String words = type.getName().substring(type.getPackageName().length()).replace(".", "");
    return words.replace('$', '.');
  }

  private JsonObject reference(
      Object type, String words, java.util.function.Supplier<JsonObject> schema) {
    String name = names.get(type);
    if (name == null) {
      name = words + sweep.ending;
      name += whole.isEmpty() ? "" : ".part";
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

  private static JsonObject array(JsonObject items, Filled filled) {
    JsonObject array = SchemaWords.typed("array");
    array.add("items", items);
    if (filled == Filled.YES) {
      array.addProperty("minItems", 1);
    }
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
