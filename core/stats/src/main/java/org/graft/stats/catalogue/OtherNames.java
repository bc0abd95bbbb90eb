package org.graft.stats.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names under which data come from elsewhere and the input each stands for.
 *
 * <p>A name is read as another input's only where the method has no input of that name, the input
 * is not given under its own, and the value has the input's shape; a note says so. What no input
 * takes is named in a note, so that a misspelt option is seen.
 */
final class OtherNames {
  private static final Map<String, List<String>> NAMES = names();

  private OtherNames() {}

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(
        "x", List.of("a", "first", "x1", "sample", "values", "scores", "scores_x_runs_by_tasks"));
    names.put("y", List.of("b", "second", "x2", "scores_y_runs_by_tasks"));
    names.put("mu", List.of("mu0"));
    names.put("d", List.of("differences", "diff", "diffs"));
    names.put("matrix", List.of("matrix_rows_blocks", "scores", "table", "data"));
    names.put("groups", List.of("samples", "values", "data"));
    names.put("rank_matrix_rows_datasets", List.of("rank_matrix", "ranks", "matrix"));
    names.put("differences_5_by_2", List.of("differences", "d", "matrix"));
    names.put("p", List.of("p_values", "pvalues", "p_raw", "p_unadjusted"));
    names.put("discordant_b", List.of("b", "n01"));
    names.put("discordant_c", List.of("c", "n10"));
    names.put("avg_ranks", List.of("average_ranks"));
    names.put("average_ranks", List.of("avg_ranks"));
    names.put("N", List.of("n_blocks", "n_datasets", "n"));
    names.put("columns", List.of("names", "labels"));
    names.put("confidence", List.of("confidence_level", "conf_level", "level"));
    names.put("alpha", List.of("significance_level", "sig_level", "sig.level"));
    names.put("n", List.of("n1", "n_per_group"));
    names.put("n2", List.of("m", "n_y"));
    names.put("rope", List.of("margin"));
    names.put("test_train_ratio", List.of("ratio"));
    names.put("times", List.of("information_fractions", "information"));
    names.put("taus", List.of("thresholds"));
    names.put("strata", List.of("stratum"));
    names.put("clusters", List.of("cluster"));
    names.put("draws", List.of("resamples", "n_resamples", "B"));
    names.put("resamples", List.of("draws", "n_resamples", "B"));
    names.put("delta", List.of("effect_size", "effect", "d", "dz"));
    names.put("effect", List.of("effect_size", "delta"));
    return names;
  }

  /** What is accepted in place of each input, as the page says it. */
  static Map<String, List<String>> all() {
    return NAMES;
  }

  /** {@code given} under the inputs' own names; notes what was renamed and what is not used. */
  static Map<String, @Nullable Object> resolve(Method method, Map<String, ?> given, Answer out) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>(given);
    Set<String> own =
        Set.copyOf(method.inputs().stream().map(Method.Input::name).distinct().toList());
    for (Method.Input input : method.inputs()) {
      for (String other : NAMES.getOrDefault(input.name(), List.of())) {
        Object value = resolved.get(other);
        if (resolved.get(input.name()) == null && !own.contains(other) && fits(input, value)) {
          resolved.put(input.name(), value);
          resolved.remove(other);
          out.note("'" + other + "' is read as " + input.name());
        }
      }
    }
    new OwnSamples(method)
        .arguments(resolved)
        .forEach(
            (name, value) -> {
              List<String> sources =
                  value instanceof Map<?, ?> samples
                      ? samples.keySet().stream().map(String::valueOf).toList()
                      : resolved.keySet().stream()
                          .filter(key -> resolved.get(key) == value)
                          .limit(1)
                          .toList();
              resolved.keySet().removeAll(sources);
              resolved.put(name, value);
              out.note("'" + String.join("', '", sources) + "' is read as " + name);
            });
    List<String> unused = new ArrayList<>(resolved.keySet());
    unused.removeAll(own);
    if (!unused.isEmpty()) {
      out.note("not used: " + String.join(", ", unused));
    }
    return resolved;
  }

  private static boolean fits(Method.Input input, @Nullable Object value) {
    return switch (input.type()) {
      case "vector", "texts" -> value instanceof List<?> list && !nested(list);
      case "matrix", "vectors" ->
          value instanceof Map || (value instanceof List<?> list && nested(list));
      default -> value != null && !(value instanceof List) && !(value instanceof Map);
    };
  }

  private static boolean nested(List<?> list) {
    return !list.isEmpty() && list.get(0) instanceof List;
  }
}
