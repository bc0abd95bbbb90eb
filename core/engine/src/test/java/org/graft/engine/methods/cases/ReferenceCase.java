package org.graft.engine.methods.cases;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One case file: data, expected numbers and their tolerances.
 *
 * @param name file name without its ending
 * @param data inputs as plain maps, lists, numbers and strings
 * @param expected the expected tree
 * @param tolerance tolerances by name; {@code rel} is the general one
 * @param settings expected numbers by setting of the method's options, in cases of one method
 */
record ReferenceCase(
    String name,
    Map<String, @Nullable Object> data,
    Map<String, @Nullable Object> expected,
    Map<String, @Nullable Object> tolerance,
    List<Setting> settings) {
  /** Options beside the data, and what they make of it. */
  record Setting(Map<String, @Nullable Object> with, Map<String, @Nullable Object> expected) {}

  static ReferenceCase load(String name) {
    return read("/stats-cases/" + name + ".json", name);
  }

  private static ReferenceCase read(String file, String name) {
    JsonObject json = json(file);
    List<Setting> settings = new ArrayList<>();
    if (json.has("calls")) {
      for (JsonElement call : json.getAsJsonArray("calls")) {
        JsonObject each = call.getAsJsonObject();
        settings.add(new Setting(map(each.get("with")), map(each.get("expected"))));
      }
    }
    return new ReferenceCase(
        name,
        map(json.get("data")),
        json.has("expected") ? map(json.get("expected")) : Map.of(),
        json.has("tolerance") ? map(json.get("tolerance")) : Map.of(),
        settings);
  }

  /** A case of one method, in a file of its own that names it. */
  static ReferenceCase ofMethod(String name) {
    return read("/method-cases/" + name + ".json", name);
  }

  /** The method that a file of {@code method-cases} is for. */
  static String method(String name) {
    return json("/method-cases/" + name + ".json").get("method").getAsString();
  }

  private static JsonObject json(String file) {
    try (InputStream in =
        Objects.requireNonNull(ReferenceCase.class.getResourceAsStream(file), file)) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The relative tolerance for the value at {@code path}: its own, else the general one. */
  double tolerance(String path) {
    String leaf = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
    for (String key : List.of(path.replaceAll("\\[.*", ""), leaf, "rel")) {
      if (tolerance.get(key) instanceof Number number) {
        return number.doubleValue();
      }
    }
    return 1e-8;
  }

  /** How far the value at {@code path} may lie from {@code expected}: {@code abs} or relative. */
  double allowance(String path, double expected) {
    String key = path.replaceAll("\\[.*", "");
    if (tolerance.get(key) instanceof Map<?, ?> own && own.get("abs") instanceof Number absolute) {
      return absolute.doubleValue();
    }
    double absolute = tolerance.get("abs") instanceof Number number ? number.doubleValue() : 0;
    return Math.max(absolute, tolerance(path) * (expected == 0 ? 1 : Math.abs(expected)));
  }

  private static Map<String, @Nullable Object> map(JsonElement element) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    element.getAsJsonObject().entrySet().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
    return map;
  }

  /** JSON as the command line hands it to the catalogue. */
  private static @Nullable Object plain(JsonElement element) {
    if (element instanceof JsonNull) {
      return null;
    }
    if (element.isJsonObject()) {
      return map(element);
    }
    if (element instanceof JsonArray array) {
      List<@Nullable Object> list = new ArrayList<>();
      array.forEach(item -> list.add(plain(item)));
      return list;
    }
    return element.getAsJsonPrimitive().isNumber()
        ? (Object) element.getAsDouble()
        : new Gson().fromJson(element, Object.class);
  }
}
