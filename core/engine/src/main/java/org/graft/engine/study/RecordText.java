package org.graft.engine.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;

/**
 * Reads what a record's {@code toString} wrote, such as {@code Sgd[rate=0.01]}, as JSON: {@code
 * {"type": "sgd", "rate": 0.01}}. Recorded recipes are such texts.
 */
final class RecordText {
  private final String text;
  private int at;

  private RecordText(String text) {
    this.text = text;
  }

  /** The text as JSON; the text itself where it is no record's. */
  static JsonElement read(String text) {
    RecordText reader = new RecordText(text);
    try {
      JsonElement read = reader.value();
      return reader.at == text.length() ? read : new JsonPrimitive(text);
    } catch (IndexOutOfBoundsException e) {
      return new JsonPrimitive(text);
    }
  }

  private JsonElement value() {
    if (text.charAt(at) == '[') {
      return list();
    }
    int start = at;
    while (at < text.length() && "[],".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == '[') {
      return word.equals("Optional") ? optional() : record(word);
    }
    return scalar(word);
  }

  private JsonElement optional() {
    at++;
    JsonElement inside = value();
    close();
    return inside;
  }

  private JsonArray list() {
    JsonArray list = new JsonArray();
    at++;
    while (text.charAt(at) != ']') {
      list.add(value());
      comma();
    }
    at++;
    return list;
  }

  private JsonObject record(String name) {
    JsonObject record = new JsonObject();
    record.addProperty("type", kebab(name));
    at++;
    while (text.charAt(at) != ']') {
      int equals = text.indexOf('=', at);
      String key = text.substring(at, equals);
      at = equals + 1;
      record.add(kebab(key), value());
      comma();
    }
    at++;
    return record;
  }

  private void comma() {
    if (text.startsWith(", ", at)) {
      at += 2;
    } else if (text.charAt(at) != ']') {
      throw new IndexOutOfBoundsException(at);
    }
  }

  private void close() {
    if (text.charAt(at) != ']') {
      throw new IndexOutOfBoundsException(at);
    }
    at++;
  }

  private static JsonElement scalar(String word) {
    if (word.equals("Optional.empty") || word.equals("OptionalLong.empty")) {
      return JsonNull.INSTANCE;
    }
    if (word.equals("true") || word.equals("false")) {
      return new JsonPrimitive(Boolean.valueOf(word));
    }
    if (word.matches("-?[0-9]{1,18}")) {
      return new JsonPrimitive(Long.valueOf(word));
    }
    if (word.matches("-?[0-9.]+(E-?[0-9]+)?")) {
      return new JsonPrimitive(Double.valueOf(word));
    }
    return new JsonPrimitive(
        word.matches("[A-Z0-9_]+") ? word.toLowerCase(Locale.ROOT).replace('_', '-') : word);
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
