package org.graft.stats.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Samples that a case calls by names of its own, such as {@code lsat} and {@code gpa}, in a method
 * of which none of the data inputs is given.
 *
 * <p>Their number and shape decide: two samples are x and y of a method of two, in the order in
 * which they stand; one is the sample of a method of one; several are the groups of a method of
 * groups. Several samples, tables or whole sets of arguments for a method that takes one at a time
 * are as many calls, whose answers stand under their names.
 */
final class OwnSamples {
  private final Method method;
  private final Set<String> own;

  OwnSamples(Method method) {
    this.method = method;
    own = method.inputs().stream().map(Method.Input::name).collect(Collectors.toSet());
  }

  /** What {@code given} has of the samples' names; empty where an input has data already. */
  private Map<String, Object> named(Map<String, ?> given, String... types) {
    Set<String> wanted = Set.of(types);
    Map<String, Object> named = new LinkedHashMap<>();
    for (Map.Entry<String, ?> entry : given.entrySet()) {
      Object value = entry.getValue();
      if (!own.contains(entry.getKey()) && value != null && wanted.contains(shape(value))) {
        named.put(entry.getKey(), value);
      }
    }
    return hasData(given) ? Map.of() : named;
  }

  private boolean hasData(Map<String, ?> given) {
    return method.inputs().stream()
        .anyMatch(input -> isData(input) && given.get(input.name()) != null);
  }

  private static boolean isData(Method.Input input) {
    return Set.of("vector", "matrix", "vectors").contains(input.type());
  }

  private static String shape(Object value) {
    if (value instanceof Map) {
      return "object";
    }
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return "other";
    }
    return list.get(0) instanceof List ? "table" : numbers(list) ? "vector" : "other";
  }

  private static boolean numbers(List<?> list) {
    return list.stream().anyMatch(Number.class::isInstance);
  }

  /** The input that takes the data: groups, else the first of its kind; none for parameters. */
  private Optional<Method.Input> data() {
    Optional<Method.Input> groups = input("groups");
    return groups.isPresent()
        ? groups
        : method.inputs().stream().filter(OwnSamples::isData).findFirst();
  }

  private Optional<Method.Input> input(String name) {
    return method.inputs().stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** The arguments by input name that {@code given} holds under other names; empty where none. */
  Map<String, Object> arguments(Map<String, ?> given) {
    Optional<Method.Input> data = data();
    if (data.isEmpty()) {
      return Map.of();
    }
    String name = data.get().name();
    if (!data.get().type().equals("vector")) {
      Map<String, Object> tables = named(given, "table");
      Map<String, Object> samples = named(given, "vector");
      return tables.size() == 1
          ? Map.of(name, tables.values().iterator().next())
          : samples.size() > 1 && tables.isEmpty() ? Map.of(name, samples) : Map.of();
    }
    List<Object> samples = List.copyOf(named(given, "vector").values());
    Optional<Method.Input> second = input("y").filter(y -> y.type().equals("vector"));
    if (samples.size() == 2 && name.equals("x") && second.isPresent()) {
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("x", samples.get(0));
      pair.put("y", samples.get(1));
      return pair;
    }
    boolean one = second.isEmpty() || second.get().standard().equals("[]");
    return samples.size() == 1 && one ? Map.of(name, samples.get(0)) : Map.of();
  }

  /** The arguments of each call by its name, where {@code given} holds several; else empty. */
  Map<String, Map<String, @Nullable Object>> calls(Map<String, ?> given) {
    Map<String, Map<String, @Nullable Object>> calls = new LinkedHashMap<>();
    named(given, "object")
        .forEach(
            (name, value) -> {
              Map<String, Object> inner = new LinkedHashMap<>();
              ((Map<?, ?>) value).forEach((key, cell) -> inner.put(String.valueOf(key), cell));
              if (inner.keySet().stream().anyMatch(own::contains)) {
                calls.put(name, with(given, inner));
              }
            });
    Optional<Method.Input> data = data();
    if (calls.isEmpty() && data.isPresent()) {
      boolean vector = data.get().type().equals("vector");
      boolean one = vector && input("y").isEmpty();
      Map<String, Object> several =
          vector ? (one ? named(given, "vector") : Map.of()) : named(given, "table");
      if (several.size() > 1) {
        several.forEach(
            (name, value) -> calls.put(name, with(given, Map.of(data.get().name(), value))));
      }
    }
    return calls;
  }

  /** {@code inner} beside those inputs that all calls share. */
  private Map<String, @Nullable Object> with(Map<String, ?> given, Map<String, Object> inner) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(given);
    arguments.keySet().retainAll(own);
    arguments.putAll(inner);
    return arguments;
  }
}
