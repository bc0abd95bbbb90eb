package org.graft.engine.methods.cases;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graft.engine.methods.catalogue.Answer;
import org.graft.engine.methods.catalogue.Catalogue;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method by its documented names, which answers a part of a reference case.
 *
 * @param method the method
 * @param with its inputs; a text {@code $a.b} stands for the case's data at that path
 * @param gives the output that answers each expected value, both as paths; several outputs with
 *     commas between them are a list, with a plus their sum; {@code pairs:p} names each p by its
 *     pair; {@code -x} and {@code log(x)} are what they say
 */
record Call(String method, Map<String, Object> with, Map<String, String> gives) {
  /** Every case's calls, by its name. */
  static Map<String, List<Call>> all() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Call.class.getResourceAsStream("/stats-calls.json")),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, new TypeToken<LinkedHashMap<String, List<Call>>>() {});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The answer to the case's data. */
  Answer answer(ReferenceCase reference) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    with.forEach((input, value) -> arguments.put(input, filled(value, reference)));
    return Catalogue.run(method, arguments);
  }

  private static Object filled(Object value, ReferenceCase reference) {
    if (value instanceof List<?> list) {
      List<Object> filled = new ArrayList<>();
      list.forEach(item -> filled.add(filled(item, reference)));
      return filled;
    }
    return value instanceof String text && text.startsWith("$")
        ? Objects.requireNonNull(at(reference.data(), text.substring(1)), text)
        : value;
  }

  /** The output of a path or an expression; its {@link Refusal} where it was refused. */
  static @Nullable Object output(Answer answer, String expression) {
    if (expression.contains(",")) {
      return List.of(expression.split(",")).stream().map(part -> output(answer, part)).toList();
    }
    if (expression.contains("+")) {
      return List.of(expression.split("\\+")).stream()
          .mapToDouble(part -> number(output(answer, part)))
          .sum();
    }
    if (expression.startsWith("log(")) {
      return Math.log(number(output(answer, expression.replaceAll("log\\((.*)\\)", "$1"))));
    }
    if (expression.startsWith("-")) {
      return -number(output(answer, expression.substring(1)));
    }
    int colon = expression.indexOf(':');
    if (colon > 0) {
      return named(answer, expression.substring(0, colon), expression.substring(colon + 1));
    }
    Refusal refusal = answer.refusals().get(expression.replaceAll("\\.\\d+$", ""));
    return refusal == null ? at(answer.values(), expression) : refusal;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static Map<String, Object> named(Answer answer, String names, String values) {
    List<?> pairs = (List<?>) Objects.requireNonNull(answer.values().get(names));
    List<?> numbers = (List<?>) Objects.requireNonNull(answer.values().get(values));
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      List<?> pair = (List<?>) pairs.get(i);
      named.put(pair.get(0) + " vs " + pair.get(1), numbers.get(i));
    }
    return named;
  }

  /** What stands at {@code path}: keys and indices with dots between them, or a whole key. */
  static @Nullable Object at(@Nullable Object tree, String path) {
    if (tree instanceof Map<?, ?> map) {
      if (map.containsKey(path)) {
        return map.get(path);
      }
      for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
        if (map.containsKey(path.substring(0, dot))) {
          return at(map.get(path.substring(0, dot)), path.substring(dot + 1));
        }
      }
    }
    if (tree instanceof List<?> list) {
      int dot = path.indexOf('.');
      Object item = list.get(Integer.parseInt(dot < 0 ? path : path.substring(0, dot)));
      return dot < 0 ? item : at(item, path.substring(dot + 1));
    }
    throw new AssertionError("nothing at '" + path + "' of " + tree);
  }
}
