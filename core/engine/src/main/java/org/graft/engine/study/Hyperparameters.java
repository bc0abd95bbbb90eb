package org.graft.engine.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.graft.engine.ledger.Recorded;

/** What a trial was made with, as JSON and as columns. */
final class Hyperparameters {
  /** Columns whose record has one type alone, which says nothing. */
  private static final Pattern NAMED = Pattern.compile("^(training|phase[0-9]+)$|[.]penalty$");

  private Hyperparameters() {}

  /** Settings with strategy, backbone, data sets and recipe as nested objects. */
  static JsonObject nested(Recorded trial) {
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    JsonObject nested = new JsonObject();
    settings
        .entrySet()
        .forEach(
            e ->
                nested.add(
                    e.getKey(),
                    e.getKey().equals("recipe") ? recipe(e.getValue()) : parsed(e.getValue())));
    return nested;
  }

  /** The canonical text of an extension, as an object. */
  static JsonElement parsed(String text) {
    if (!text.startsWith("{")) {
      return new JsonPrimitive(text);
    }
    try {
      return JsonParser.parseString(text);
    } catch (JsonSyntaxException e) {
      return new JsonPrimitive(text);
    }
  }

  private static JsonElement parsed(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? parsed(value.getAsString())
        : value;
  }

  private static JsonElement recipe(JsonElement value) {
    return RecordText.read(value.getAsString());
  }

  /**
   * Columns by name: {@code strategy.frozen}, {@code backbone.hidden}, {@code training.epochs}; of
   * several phases {@code phase1.epochs}. Lists are JSON.
   */
  static Map<String, Object> columns(Recorded trial) {
    Map<String, Object> columns = new LinkedHashMap<>();
    JsonObject settings = nested(trial);
    named(columns, "strategy", settings.get("strategy"));
    named(columns, "backbone", settings.get("backbone"));
    if (settings.get("recipe") instanceof JsonObject recipe
        && recipe.get("phases") instanceof JsonArray phases) {
      for (int i = 0; i < phases.size(); i++) {
        String name = phases.size() == 1 ? "training" : "phase" + (i + 1);
        if (phases.get(i) instanceof JsonObject phase) {
          flat(columns, name, phase.get("training"));
        }
      }
    }
    return columns;
  }

  /** Of {@code {"fine-tune": {"frozen": 1}}} the name, and its parameters without it. */
  private static void named(Map<String, Object> columns, String start, JsonElement extension) {
    if (extension instanceof JsonObject object && object.size() == 1) {
      Map.Entry<String, JsonElement> only = object.entrySet().iterator().next();
      columns.put(start + ".name", only.getKey());
      flat(columns, start, only.getValue());
    }
  }

  private static void flat(Map<String, Object> columns, String name, JsonElement value) {
    if (value instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              e -> {
                boolean type = e.getKey().equals("type");
                boolean says = !type || !NAMED.matcher(name).find();
                if (says) {
                  flat(columns, type ? name : name + "." + e.getKey(), e.getValue());
                }
              });
    } else if (value != null && !value.isJsonNull()) {
      columns.put(name, value.isJsonPrimitive() ? value.getAsString() : value.toString());
    }
  }
}
