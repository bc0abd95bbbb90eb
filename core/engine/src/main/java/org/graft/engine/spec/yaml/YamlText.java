package org.graft.engine.spec.yaml;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Writes JSON as YAML for people: mappings and lists of mappings in blocks, the rest in flow. */
public final class YamlText {
  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  public static String of(JsonObject object) {
    YamlText text = new YamlText();
    text.block(object, 0);
    return text.out.toString();
  }

  private void block(JsonObject object, int indent) {
    boolean first = true;
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      if (!first || indent == 0) {
        out.append(" ".repeat(indent));
      }
      first = false;
      out.append(scalar(new JsonPrimitive(field.getKey()))).append(':');
      value(field.getValue(), indent);
    }
  }

  private void value(JsonElement value, int indent) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      out.append('\n').append(" ".repeat(indent + 2));
      block(object, indent + 2);
    } else if (value instanceof JsonArray array && hasObject(array)) {
      out.append('\n');
      for (JsonElement element : array) {
        out.append(" ".repeat(indent + 2)).append("- ");
        if (element instanceof JsonObject object && !object.isEmpty()) {
          block(object, indent + 4);
        } else {
          out.append(flow(element)).append('\n');
        }
      }
    } else {
      out.append(' ').append(flow(value)).append('\n');
    }
  }

  private static boolean hasObject(JsonArray array) {
    return array.asList().stream().anyMatch(JsonElement::isJsonObject);
  }

  private static String flow(JsonElement value) {
    if (value instanceof JsonArray array) {
      return array.asList().stream()
          .map(YamlText::flow)
          .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
    return value instanceof JsonPrimitive primitive ? scalar(primitive) : value.toString();
  }

  private static String scalar(JsonPrimitive value) {
    if (!value.isString() || isPlain(value.getAsString())) {
      return value.getAsString();
    }
    StringBuilder quoted = new StringBuilder();
    for (char c : value.toString().toCharArray()) {
      boolean printable = c < 0x7f || (c > 0x9f && !Character.isSurrogate(c) && c < 0xfffe);
      quoted.append(printable ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return quoted.toString();
  }

  private static boolean isPlain(String text) {
    boolean word =
        !text.isEmpty()
            && (Character.isLetter(text.charAt(0)) && text.charAt(0) < 0x80)
            && text.chars()
                .allMatch(
                    c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "_-.%/".indexOf(c) >= 0);
    return word
        && !text.equals("none")
        && !text.equals("null")
        && !text.equals("true")
        && !text.equals("false");
  }
}
