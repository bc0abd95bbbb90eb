package org.graft.engine.cli.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON in full precision: numbers in the shortest form that reads back the same,
 * infinities as the texts {@code Infinity} and {@code -Infinity}, missing ones as null.
 */
public final class Json {
  private static final Gson LINE =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Gson LINES = LINE.newBuilder().setPrettyPrinting().create();

  private Json() {}

  /** The text of {@code value}: maps, collections, arrays, numbers, texts, flags and null. */
  public static String text(@Nullable Object value) {
    return LINES.toJson(tree(value));
  }

  /** The same in one line. */
  public static String line(@Nullable Object value) {
    return LINE.toJson(tree(value));
  }

  private static JsonElement tree(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, inner) -> object.add(String.valueOf(key), tree(inner)));
      return object;
    }
    JsonArray array = new JsonArray();
    if (value instanceof Collection<?> items) {
      items.forEach(item -> array.add(tree(item)));
      return array;
    }
    if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        array.add(tree(Array.get(value, i)));
      }
      return array;
    }
    return new JsonPrimitive(value.toString());
  }

  private static JsonElement number(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return JsonNull.INSTANCE;
    }
    return Double.isInfinite(value)
        ? new JsonPrimitive(Double.toString(value))
        : new JsonPrimitive(number);
  }
}
