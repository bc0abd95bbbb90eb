package org.graft.engine.methods.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.SpecException;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of the catalogue, every array it takes, every kind of trouble: the answer is a
 * finite number or a refusal with its reason, never an exception of another kind, a NaN, an
 * infinity that was not given, or a p outside [0, 1] or of 0 without its logarithm.
 */
final class EdgesTest {
  private static final double TINY = Double.MIN_VALUE;
  private static final Map<String, List<@Nullable Object>> VECTORS = vectors();

  private static final List<Object> ODD =
      List.of(0.0, 1.0, -1.0, 0.5, 3.0, 1e300, -1e300, TINY, "NaN", "Infinity", "-Infinity");

  /** What stands in place of other inputs, or cannot be without them. */
  private static final Set<String> NEVER_TOGETHER =
      Set.of("differences", "log10-p", "average-ranks", "ranks", "significant-pairs", "table", "y");

  private static Map<String, List<@Nullable Object>> vectors() {
    Map<String, List<@Nullable Object>> all = new LinkedHashMap<>();
    all.put("n = 0", List.of());
    all.put("n = 1", List.of(0.5));
    all.put("n = 2", List.of(0.25, 0.5));
    all.put("constant", Collections.nCopies(8, 0.5));
    all.put("zeros", Collections.nCopies(8, 0.0));
    all.put("constant but for round-off", List.of(0.3, 0.1 + 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3));
    all.put("ties", List.of(0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9));
    all.put("NaN", List.of(0.2, "NaN", 0.4, 0.1, 0.9, 0.8, 0.7, 0.35));
    all.put("all missing", Collections.nCopies(8, null));
    all.put("infinite", List.of(0.2, "Infinity", 0.4, 0.1, 0.9, 0.8, 0.7, 0.35));
    all.put("infinities", List.of("-Infinity", "Infinity", 0.4, 0.1, "Infinity", 0.8, 0.7, 0.35));
    all.put("1e300", List.of(1e300, 3e300, -2e300, 5e300, 4e300, 2e300, -1e300, 7e300));
    all.put("-1e300", Collections.nCopies(8, -1e300));
    all.put("largest", List.of(1.7e308, -1.7e308, 1.7e308, -1.7e308, 1.0, 0.0, 1.7e308, 1e308));
    all.put(
        "subnormal", List.of(TINY, 3 * TINY, 7 * TINY, 2 * TINY, 0.0, TINY, 5 * TINY, 4 * TINY));
    all.put("offset", List.of(1e9, 1e9 + 1e-6, 1e9 + 2e-6, 1e9, 1e9, 1e9 + 3e-6, 1e9, 1e9 + 1e-6));
    all.put("far apart", List.of(1e300, 1e-300, TINY, 0.0, -1e300, 1.0, -1.0, 1e150));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> answersOrRefusesByName() {
    return Catalogue.all().stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.name(),
                    () -> assertTimeoutPreemptively(Duration.ofMinutes(2), () -> check(method))));
  }

  private static void check(MethodCard method) {
    Map<String, Object> base = new LinkedHashMap<>(Examples.arguments(method));
    for (String cheap : List.of("draws", "simulations")) {
      if (method.inputs().stream().anyMatch(input -> input.name().equals(cheap))) {
        base.put(cheap, 100.0);
      }
    }
    List<String> failures = new ArrayList<>();
    for (ParameterCard input : method.inputs()) {
      List<?> numbers = kind(input).equals("number") ? ODD : List.of();
      for (Object number : numbers) {
        one(method, base, Map.of(input.name(), number), String.valueOf(number), failures);
      }
      optional(input, base).ifPresent(array -> base.put(input.name(), array));
    }
    VECTORS.forEach(
        (kind, nasty) -> {
          List<String> arrays = new ArrayList<>();
          base.forEach(
              (name, value) -> {
                if (value instanceof List<?> list && !list.isEmpty()) {
                  arrays.add(name);
                  one(method, base, Map.of(name, replaced(list, nasty)), kind, failures);
                  if (list.get(0) instanceof List<?>) {
                    one(
                        method,
                        base,
                        Map.of(name, within(list, nasty)),
                        kind + " in one",
                        failures);
                  }
                }
              });
          if (arrays.size() > 1) {
            Map<String, Object> every = new LinkedHashMap<>();
            base.forEach(
                (name, value) -> {
                  if (arrays.contains(name) && value instanceof List<?> list) {
                    every.put(name, replaced(list, nasty));
                  }
                });
            one(method, base, every, kind + " everywhere", failures);
          }
        });
    assertThat(failures).isEmpty();
  }

  /** The kind of an input: number, numbers, groups, table, or another. */
  private static String kind(ParameterCard input) {
    ValueType type = input.type() instanceof ValueType.Maybe maybe ? maybe.of() : input.type();
    boolean number =
        type instanceof ValueType.Whole
            || type instanceof ValueType.Decimal
            || type.words().equals("level");
    return number ? "number" : type.words();
  }

  /** An array in place of one that the example leaves out. */
  private static Optional<List<?>> optional(ParameterCard input, Map<String, Object> base) {
    if (base.containsKey(input.name()) || NEVER_TOGETHER.contains(input.name())) {
      return Optional.empty();
    }
    return switch (kind(input)) {
      case "numbers" -> Optional.of(List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0));
      case "table" -> Optional.of(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)));
      default -> Optional.empty();
    };
  }

  /** The nasty vector in place of a vector; nasty rows of the same width in place of a table. */
  private static List<?> replaced(List<?> list, List<@Nullable Object> nasty) {
    if (!(list.get(0) instanceof List<?> first) || nasty.isEmpty()) {
      return nasty;
    }
    List<List<@Nullable Object>> table = new ArrayList<>();
    for (int row = 0; row < Math.min(list.size(), nasty.size()); row++) {
      table.add(cells(nasty, row, first.size()));
    }
    return table;
  }

  /** The table with its second row nasty. */
  private static List<?> within(List<?> table, List<@Nullable Object> nasty) {
    List<Object> changed = new ArrayList<>(table);
    int row = Math.min(1, table.size() - 1);
    changed.set(
        row, nasty.isEmpty() ? List.of() : cells(nasty, 0, ((List<?>) table.get(row)).size()));
    return changed;
  }

  private static List<@Nullable Object> cells(List<@Nullable Object> nasty, int row, int width) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      cells.add(nasty.get((row + 3 * j) % nasty.size()));
    }
    return cells;
  }

  private static void one(
      MethodCard method,
      Map<String, Object> base,
      Map<String, ?> changes,
      String kind,
      List<String> failures) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(base);
    arguments.putAll(changes);
    String where = kind + " in " + changes.keySet() + ": ";
    try {
      Answer answer = Catalogue.run(method.name(), arguments);
      boolean infinite = arguments.toString().contains("Infinity");
      answer
          .values()
          .forEach((key, value) -> value(where + key, value, answer, key, infinite, failures));
    } catch (Refusal | SpecException refusal) {
      if (String.valueOf(refusal.getMessage()).length() < 10) {
        failures.add(where + "refused without saying why");
      }
    } catch (RuntimeException e) {
      failures.add(where + e + " at " + e.getStackTrace()[0]);
    }
  }

  private static void value(
      String where,
      @Nullable Object value,
      Answer answer,
      String key,
      boolean infinite,
      List<String> failures) {
    if (value == null) {
      if (!answer.refusals().containsKey(key)) {
        failures.add(where + " is null without a reason");
      }
      return;
    }
    boolean p = key.equals("p") || answer.values().containsKey(key + "-log10");
    for (double number : numbers(value)) {
      if (Double.isNaN(number)) {
        failures.add(where + " holds NaN");
      } else if (Double.isInfinite(number) && !infinite && !isLogOfZero(key, answer)) {
        failures.add(where + " is infinite");
      } else if (p && value instanceof Number && !(number >= 0 && number <= 1)) {
        failures.add(where + " is no probability: " + number);
      } else if (p
          && number == 0
          && value instanceof Number
          && !answer.values().containsKey(key + "-log10")) {
        failures.add(where + " is 0 without its logarithm");
      }
    }
  }

  /** A probability may be 0 in truth, such as that of a success at rate 0. */
  private static boolean isLogOfZero(String key, Answer answer) {
    @Nullable Object p =
        key.endsWith("-log10") ? answer.values().get(key.replace("-log10", "")) : null;
    return p instanceof List<?> list ? list.contains(0.0) : Double.valueOf(0).equals(p);
  }

  private static List<Double> numbers(@Nullable Object value) {
    List<Double> numbers = new ArrayList<>();
    if (value instanceof Number number) {
      numbers.add(number.doubleValue());
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> numbers.addAll(numbers(inner)));
    } else if (value instanceof Iterable<?> items) {
      items.forEach(item -> numbers.addAll(numbers(item)));
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        numbers.addAll(numbers(Array.get(value, i)));
      }
    }
    return numbers;
  }
}
