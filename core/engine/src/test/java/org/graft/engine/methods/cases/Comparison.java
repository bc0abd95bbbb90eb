package org.graft.engine.methods.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** Compares an expected tree with the answers, number by number, and lists every mismatch. */
final class Comparison {
  private final ReferenceCase reference;
  private final List<String> mismatches = new ArrayList<>();

  private Comparison(ReferenceCase reference) {
    this.reference = reference;
  }

  static List<String> mismatches(
      ReferenceCase reference, String path, @Nullable Object expected, @Nullable Object actual) {
    Comparison comparison = new Comparison(reference);
    comparison.values(path, expected, actual);
    return comparison.mismatches;
  }

  private void maps(String path, Map<?, ?> expected, Map<?, ?> actual) {
    expected.forEach(
        (key, value) -> {
          String at = path.isEmpty() ? key.toString() : path + "." + key;
          if (actual.containsKey(key)) {
            values(at, value, actual.get(key));
          } else {
            mismatches.add(at + ": expected " + value + ", nothing answers it");
          }
        });
  }

  private void values(String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> policy
        && (policy.containsKey("acceptable") || policy.containsKey("forbidden"))) {
      policy(path, policy, actual);
    } else if (expected instanceof Map<?, ?> map && actual instanceof Map<?, ?> answers) {
      maps(path, map, answers);
    } else if (expected instanceof List<?> list && list(actual) instanceof List<?> answers) {
      if (list.size() != answers.size()) {
        mismatches.add(path + ": expected " + list + ", found " + answers);
        return;
      }
      for (int i = 0; i < list.size(); i++) {
        values(path + "[" + i + "]", list.get(i), answers.get(i));
      }
    } else if (expected instanceof Number e && number(actual) instanceof Double a) {
      if (!near(e.doubleValue(), a, reference.allowance(path, e.doubleValue()))) {
        mismatches.add(path + ": expected " + e + ", found " + a);
      }
    } else if (missing(expected) ? actual != null : !Objects.equals(expected, actual)) {
      mismatches.add(path + ": expected " + expected + ", found " + actual);
    }
  }

  /** JSON's null, and R's word for it. */
  private static boolean missing(@Nullable Object expected) {
    return expected == null || expected.equals("NA");
  }

  /** A refusal is an acceptable reason; a number must be listed and must not be forbidden. */
  private void policy(String path, Map<?, ?> policy, @Nullable Object actual) {
    List<?> acceptable = policy.get("acceptable") instanceof List<?> list ? list : List.of();
    List<?> forbidden = policy.get("forbidden") instanceof List<?> list ? list : List.of();
    boolean words = acceptable.isEmpty() || acceptable.stream().anyMatch(String.class::isInstance);
    if (actual instanceof Refusal refusal) {
      if (!words || String.valueOf(refusal.getMessage()).isBlank()) {
        mismatches.add(path + ": may not be refused: " + refusal.getMessage());
      }
      return;
    }
    if (!(number(actual) instanceof Double value) || value.isNaN()) {
      mismatches.add(path + ": expected one of " + acceptable + ", found " + actual);
    } else if (matches(forbidden, value, path)) {
      mismatches.add(path + ": forbidden value " + value);
    } else if (!acceptable.isEmpty() && !matches(acceptable, value, path)) {
      mismatches.add(path + ": expected one of " + acceptable + ", found " + value);
    }
  }

  private boolean matches(List<?> values, double value, String path) {
    return values.stream()
        .anyMatch(
            v ->
                v instanceof Number n
                    && near(n.doubleValue(), value, reference.allowance(path, n.doubleValue())));
  }

  /** Within the allowed distance. */
  private static boolean near(double expected, double actual, double allowance) {
    return expected == actual || Math.abs(expected - actual) <= allowance;
  }

  private static @Nullable Object number(@Nullable Object value) {
    if (value instanceof PValue p) {
      return p.value();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : null;
  }

  private static @Nullable Object list(@Nullable Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    if (value instanceof double[][] rows) {
      return Arrays.asList(rows);
    }
    if (value instanceof int[][] rows) {
      return Arrays.asList(rows);
    }
    if (value instanceof Object[] items) {
      return Arrays.asList(items);
    }
    if (value instanceof Set<?> set) {
      return List.copyOf(set);
    }
    return value instanceof List<?> items ? items : null;
  }
}
