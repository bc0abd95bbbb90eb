package org.graft.backbones.pretrained;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.graft.spi.network.Size;

/**
 * One object of a network's configuration in JSON, read field by field. Every field that is missing
 * or of another kind is refused by name.
 *
 * @param where what it describes, for messages: {@code layer 'conv1' (Conv2D)}
 */
public record Fields(String where, JsonObject json) {
  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static Fields parse(String where, String text) {
    try {
      return new Fields(where, JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(where + " is no JSON object", e);
    }
  }

  /** Whether the field is there and not null. */
  public boolean has(String key) {
    return json.has(key) && !json.get(key).isJsonNull();
  }

  /** The field, whatever it is. */
  public JsonElement get(String key) {
    if (!has(key)) {
      throw refuse("has no '" + key + "'");
    }
    return json.get(key);
  }

  /** An object, called {@code name} in messages. */
  public Fields object(String key, String name) {
    return new Fields(name, as("an object", key, JsonElement::getAsJsonObject));
  }

  /** A list. */
  public JsonArray list(String key) {
    return as("a list", key, JsonElement::getAsJsonArray);
  }

  /** A text. */
  public String text(String key) {
    return as("a text", key, JsonElement::getAsString);
  }

  /** A whole number. */
  public int integer(String key) {
    return as("a whole number", key, Fields::whole);
  }

  /** A number, or {@code otherwise} where the field is absent. */
  public double number(String key, double otherwise) {
    return has(key) ? as("a number", key, JsonElement::getAsDouble) : otherwise;
  }

  /** True or false, or {@code otherwise} where the field is absent. */
  public boolean flag(String key, boolean otherwise) {
    return has(key) ? as("true or false", key, JsonElement::getAsBoolean) : otherwise;
  }

  /** A whole number or a list of them, however nested, in order. */
  public List<Integer> integers(String key) {
    return as("whole numbers", key, e -> leaves(e).stream().map(Fields::whole).toList());
  }

  /** A number or a list of them, however nested, in order. */
  public List<Double> numbers(String key) {
    return as("numbers", key, e -> leaves(e).stream().map(JsonElement::getAsDouble).toList());
  }

  /** A height and a width: one number for both, or two. */
  public Size size(String key) {
    List<Integer> sizes = integers(key);
    if (sizes.isEmpty() || sizes.size() > 2) {
      throw refuse("has '" + key + "' = " + get(key) + ", expected a height and a width");
    }
    return new Size(sizes.get(0), sizes.get(sizes.size() - 1));
  }

  /** Refuses any value but these, written as in JSON; an absent field is as good as them. */
  public void only(String key, String... allowed) {
    if (has(key) && !List.of(allowed).contains(json.get(key).toString())) {
      throw refuse(
          "has '%s' = %s; Graft's layers have only %s"
              .formatted(key, json.get(key), String.join(" or ", allowed)));
    }
  }

  /** What is to be thrown for this object. */
  public IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException(where + " " + why);
  }

  private static int whole(JsonElement element) {
    return element.getAsBigDecimal().intValueExact();
  }

  private static List<JsonElement> leaves(JsonElement element) {
    if (!element.isJsonArray()) {
      return List.of(element);
    }
    List<JsonElement> leaves = new ArrayList<>();
    element.getAsJsonArray().forEach(e -> leaves.addAll(leaves(e)));
    return leaves;
  }

  private <T> T as(String kind, String key, Function<JsonElement, T> read) {
    JsonElement element = get(key);
    try {
      return read.apply(element);
    } catch (IllegalStateException
        | UnsupportedOperationException
        | ArithmeticException
        | NumberFormatException e) {
      throw refuse("has '" + key + "' = " + element + ", expected " + kind);
    }
  }
}
