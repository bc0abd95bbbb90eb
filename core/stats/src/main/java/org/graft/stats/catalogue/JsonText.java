package org.graft.stats.catalogue;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.stats.PValue;
import org.jspecify.annotations.Nullable;

/** Answers as JSON text for the catalogue's page; infinities and NaN are strings. */
final class JsonText {
  private JsonText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof PValue p) {
      return number(p.value());
    }
    if (value instanceof Number number) {
      return number(number.doubleValue());
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> quoted(String.valueOf(e.getKey())) + ": " + of(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> items) {
      return list(items.stream());
    }
    if (value.getClass().isArray()) {
      return list(IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)));
    }
    return quoted(value.toString());
  }

  private static String list(Stream<?> items) {
    return items.map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return quoted(Double.toString(value));
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
