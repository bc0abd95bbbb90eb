package org.graft.engine.spec.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.Decimals;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Defaults;
import org.graft.engine.spec.bind.Scalars;
import org.graft.engine.spec.yaml.Yaml;

/** The small parts of a JSON Schema: scalars, documentation, defaults. */
final class SchemaWords {
  private SchemaWords() {}

  static JsonObject typed(String type) {
    JsonObject schema = new JsonObject();
    schema.addProperty("type", type);
    return schema;
  }

  static JsonArray strings(Collection<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** A mapping with one of the keys or more. */
  static JsonObject any(String... keys) {
    JsonArray forms = new JsonArray();
    for (String key : keys) {
      JsonObject form = new JsonObject();
      form.add("required", strings(List.of(key)));
      forms.add(form);
    }
    JsonObject any = new JsonObject();
    any.add("anyOf", forms);
    return any;
  }

  /** A mapping with none or one of the keys. */
  static JsonArray atMostOne(List<String> keys) {
    JsonArray pairs = new JsonArray();
    for (int i = 0; i < keys.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(notBoth(keys.get(j), keys.get(i)));
      }
    }
    return pairs;
  }

  /** A mapping without one of the two keys. */
  static JsonObject notBoth(String one, String other) {
    JsonObject both = new JsonObject();
    both.add("required", strings(List.of(one, other)));
    JsonObject not = new JsonObject();
    not.add("not", both);
    return not;
  }

  /** A value of one word, within the range of its parameter. */
  static JsonObject scalar(ValueType type, Optional<ParameterCard> card) {
    if (type instanceof ValueType.Whole || type instanceof ValueType.Decimal) {
      JsonObject number = typed(type instanceof ValueType.Whole ? "integer" : "number");
      card.ifPresent(c -> bound(number, "minimum", c.min()));
      card.ifPresent(c -> bound(number, "maximum", c.max()));
      return number;
    }
    if (type instanceof ValueType.Flag) {
      return typed("boolean");
    }
    if (type instanceof ValueType.Constants constants) {
      JsonObject schema = new JsonObject();
      schema.add("enum", strings(constants.byName().keySet()));
      return schema;
    }
    JsonObject text = new JsonObject();
    List<String> words = List.of("string", "number", "boolean");
    List<String> written = List.of("string", "number", "boolean", "array", "object");
    text.add("type", strings(type instanceof ValueType.Written ? written : words));
    return text;
  }

  /** Meaning, unit, range and default in one paragraph. */
  static String description(ParameterCard card) {
    StringBuilder text = new StringBuilder(card.doc());
    if (!card.unit().isEmpty()) {
      text.append(" In ").append(card.unit()).append('.');
    }
    if (!card.rangeWords().isEmpty()) {
      text.append(" Range: ").append(card.rangeWords()).append('.');
    }
    card.byDefault().ifPresent(value -> text.append(" Default: ").append(value).append('.'));
    return text.toString();
  }

  /** The default, where it is one word. */
  static Optional<JsonElement> byDefault(ParameterCard card) {
    if (card.byDefault().isEmpty()) {
      return Optional.empty();
    }
    Yaml node = Defaults.node(card.byDefault().get(), new Place("", 0, ""), new Problems());
    if (!(node instanceof Yaml.Text text)) {
      return Optional.empty();
    }
    if (card.type() instanceof ValueType.Flag) {
      return Optional.of(new JsonPrimitive(Boolean.parseBoolean(text.text())));
    }
    boolean number =
        card.type() instanceof ValueType.Whole || card.type() instanceof ValueType.Decimal;
    Object value = number ? Scalars.value(text, card.type()) : text.text();
    return Optional.of(
        value instanceof Number n
            ? new JsonPrimitive(Decimals.shortest(n.doubleValue()))
            : new JsonPrimitive(String.valueOf(value)));
  }

  private static void bound(JsonObject schema, String keyword, double value) {
    if (!Double.isInfinite(value)) {
      schema.addProperty(keyword, Decimals.shortest(value));
    }
  }
}
