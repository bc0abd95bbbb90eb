package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Checks JSON against the few words of JSON Schema that our schema uses. */
final class Schema {
  private final JsonObject definitions;

  Schema(JsonObject root) {
    definitions = root.getAsJsonObject("$defs");
  }

  void check(JsonElement value, JsonObject schema, String where) {
    assertThat(fits(value, schema, where)).as(where + " is " + value).isTrue();
  }

  private boolean fits(JsonElement value, JsonObject schema, String where) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").getAsString().replace("#/$defs/", "");
      return fits(value, definitions.getAsJsonObject(name), where);
    }
    for (String choice : new String[] {"anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        return schema.getAsJsonArray(choice).asList().stream()
            .anyMatch(s -> fits(value, s.getAsJsonObject(), where));
      }
    }
    if (schema.has("enum")) {
      return schema.getAsJsonArray("enum").contains(value);
    }
    if (schema.has("const")) {
      return schema.get("const").equals(value);
    }
    return typed(value, schema, where);
  }

  private boolean typed(JsonElement value, JsonObject schema, String where) {
    return switch (schema.get("type").getAsString()) {
      case "null" -> value.isJsonNull();
      case "string" -> value instanceof JsonPrimitive p && p.isString();
      case "boolean" -> value instanceof JsonPrimitive p && p.isBoolean();
      case "number" -> value instanceof JsonPrimitive p && p.isNumber();
      case "integer" -> value instanceof JsonPrimitive p && p.getAsLong() == p.getAsDouble();
      case "array" -> value instanceof JsonArray items && array(items, schema, where);
      default -> value instanceof JsonObject o && object(o, schema, where);
    };
  }

  private boolean array(JsonArray items, JsonObject schema, String where) {
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), schema.getAsJsonObject("items"), where + "[" + i + "]");
    }
    return true;
  }

  private boolean object(JsonObject object, JsonObject schema, String where) {
    JsonObject properties = schema.getAsJsonObject("properties");
    for (String name : object.keySet()) {
      assertThat(properties.has(name)).as(where + "." + name).isTrue();
      check(object.get(name), properties.getAsJsonObject(name), where + "." + name);
    }
    if (schema.has("required")) {
      schema
          .getAsJsonArray("required")
          .forEach(n -> assertThat(object.has(n.getAsString())).isTrue());
    }
    return true;
  }
}
