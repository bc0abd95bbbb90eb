package org.graft.engine.data;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which training rows are used: a number of them, a range, or those that a published list of
 * indices names. A mapping names a list for validation too.
 *
 * @param range a range, from 0
 * @param train a file of indices from 0 into the data set's own training rows
 * @param validation another, of rows to validate on
 */
public record RowChoice(Optional<RowRange> range, Optional<Path> train, Optional<Path> validation) {
  private static final String EXPECTED =
      "expected how many rows (500), a range of them (500-999), a file of indices (train.txt) or"
          + " {train: FILE, validation: FILE}, found ";

  /**
   * Reads {@code 500}, {@code 500-999}, a path, or {@code {train: FILE, validation: FILE}}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static RowChoice read(Object written) {
    if (written instanceof Map<?, ?> map) {
      boolean known =
          map.keySet().stream().allMatch(k -> k.equals("train") || k.equals("validation"));
      if (!known || !(map.get("train") instanceof String train)) {
        throw new IllegalArgumentException(EXPECTED + map);
      }
      return new RowChoice(
          Optional.empty(),
          Optional.of(Path.of(train)),
          Optional.ofNullable(map.get("validation")).map(v -> Path.of(v.toString())));
    }
    String text = String.valueOf(written).strip();
    if (text.startsWith("{")) {
      try {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        return new RowChoice(
            Optional.empty(),
            Optional.of(Path.of(json.get("train").getAsString())),
            Optional.ofNullable(json.get("validation")).map(v -> Path.of(v.getAsString())));
      } catch (JsonSyntaxException | IllegalStateException e) {
        throw new IllegalArgumentException(EXPECTED + text, e);
      }
    }
    if (text.matches("[\\d\\s-]+") || text.isEmpty()) {
      return new RowChoice(Optional.of(RowRange.parse(text)), Optional.empty(), Optional.empty());
    }
    if (!text.contains(".") && !text.contains("/")) {
      throw new IllegalArgumentException(EXPECTED + text);
    }
    return new RowChoice(Optional.empty(), Optional.of(Path.of(text)), Optional.empty());
  }

  /** As {@link #read} takes it. */
  @Override
  public String toString() {
    if (range.isPresent()) {
      return range.get().toString();
    }
    String file = train.map(Path::toString).orElse("");
    if (validation.isEmpty()) {
      return file;
    }
    JsonObject json = new JsonObject();
    json.addProperty("train", file);
    json.addProperty("validation", validation.get().toString());
    return json.toString();
  }
}
