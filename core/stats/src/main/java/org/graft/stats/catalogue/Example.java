package org.graft.stats.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.stats.Refusal;

/**
 * A small call of a method with what it really answers.
 *
 * <p>Required inputs get the values below, by name or else by type; the others keep their defaults.
 */
final class Example {
  private static final List<Double> X = List.of(0.71, 0.80, 0.65, 0.90, 0.77, 0.81, 0.60, 0.70);
  private static final List<Double> Y = List.of(0.74, 0.82, 0.69, 0.91, 0.77, 0.80, 0.66, 0.75);
  private static final List<List<Double>> TABLE =
      List.of(
          List.of(0.90, 0.80, 0.70),
          List.of(0.85, 0.83, 0.80),
          List.of(0.70, 0.60, 0.65),
          List.of(0.80, 0.75, 0.70),
          List.of(0.90, 0.70, 0.80));
  private static final Map<String, Object> BY_NAME =
      Map.ofEntries(
          Map.entry("x", X),
          Map.entry("y", Y),
          Map.entry("p", List.of(0.001, 0.02, 0.03, 0.2)),
          Map.entry("n", List.of(5.0, 10.0)),
          Map.entry(
              "rank_matrix_rows_datasets",
              List.of(List.of(1.0, 2.0, 3.0), List.of(1.0, 3.0, 2.0), List.of(2.0, 1.0, 3.0))),
          Map.entry("log10_p", List.of(-3.0, -1.7, -1.5, -0.7)),
          Map.entry("avg_ranks", List.of(1.5, 2.0, 3.0, 3.5)),
          Map.entry("CD", 1.2),
          Map.entry("significant_pairs", List.of(List.of(0.0, 3.0))),
          Map.entry("threshold", 0.7),
          Map.entry("test_train_ratio", 0.25),
          Map.entry("effect", 0.8),
          Map.entry("delta", 0.8),
          Map.entry("gamma", 0.75),
          Map.entry("f", 0.25),
          Map.entry("rope", 0.05),
          Map.entry("q", 3.5),
          Map.entry("k", 3.0),
          Map.entry("df", 10.0));

  /** Optional inputs without which a method has nothing to compute. */
  private static final Map<String, Map<String, Object>> BESIDES =
      Map.of(
          "power-t", Fragments.map("n", 20.0, "delta", 0.8),
          "power-anova", Map.of("n", 20.0),
          "studentized-range", Fragments.map("p", 0.95, "alpha", 0.05),
          "tost-paired", Map.of("rope", 0.05),
          "tost-welch", Map.of("rope", 0.05));

  private Example() {}

  /** Arguments for a call. */
  static Map<String, Object> arguments(Method method) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    boolean groups = method.inputs().stream().anyMatch(input -> input.name().equals("groups"));
    for (Method.Input input : method.inputs()) {
      boolean pair = input.name().equals("x") || input.name().equals("y");
      if (input.name().equals("groups")) {
        arguments.put("groups", List.of(X, Y, List.of(0.6, 0.9, 0.7, 0.8)));
      } else if (pair ? !groups : input.standard().isEmpty()) {
        arguments.put(input.name(), value(input));
      }
    }
    arguments.putAll(BESIDES.getOrDefault(method.name(), Map.of()));
    return arguments;
  }

  /** What the method answers to them, as JSON; or why it refuses. */
  static String answer(Method method, Map<String, Object> arguments) {
    Answer answer;
    try {
      answer = method.run(arguments);
    } catch (Refusal refusal) {
      return "refused (" + refusal.reason().label() + "): " + refusal.getMessage();
    }
    StringBuilder text = new StringBuilder("{\n");
    answer
        .values()
        .forEach(
            (name, value) ->
                text.append("  \"")
                    .append(name)
                    .append("\": ")
                    .append(JsonText.of(value))
                    .append(",\n"));
    if (!answer.values().isEmpty()) {
      text.deleteCharAt(text.length() - 2);
    }
    text.append('}');
    answer
        .refusals()
        .forEach(
            (name, refusal) ->
                text.append("\n// ")
                    .append(name)
                    .append(" refused (")
                    .append(refusal.reason().label())
                    .append("): ")
                    .append(refusal.getMessage()));
    answer.notes().forEach(note -> text.append("\n// ").append(note));
    return text.toString();
  }

  private static int depth(Object example) {
    return example instanceof List<?> list ? 1 + depth(list.get(0)) : 0;
  }

  private static int depth(String type) {
    return switch (type) {
      case "vector" -> 1;
      case "matrix", "vectors" -> 2;
      default -> 0;
    };
  }

  private static Object value(Method.Input input) {
    Object named = BY_NAME.get(input.name());
    if (named != null && depth(named) == depth(input.type())) {
      return named;
    }
    return switch (input.type()) {
      case "vector" -> X;
      case "matrix", "vectors" -> TABLE;
      case "text" -> "";
      case "object" -> Map.of();
      case "flag" -> true;
      default -> 3.0;
    };
  }
}
