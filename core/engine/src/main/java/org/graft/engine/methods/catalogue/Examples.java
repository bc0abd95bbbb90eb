package org.graft.engine.methods.catalogue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.engine.plugin.ParameterCard;

/** A small call of each method: its own inputs from below, the others by name. */
public final class Examples {
  private static final Map<String, Map<String, Object>> INPUTS = inputs();

  private Examples() {}

  private static Map<String, Map<String, Object>> inputs() {
    String json =
        """
        {"": {"x": [0.71, 0.80, 0.65, 0.90, 0.77, 0.81, 0.60, 0.70],
              "y": [0.74, 0.82, 0.69, 0.91, 0.77, 0.80, 0.66, 0.75],
              "groups": [[0.71, 0.80, 0.65, 0.90], [0.74, 0.82, 0.69], [0.6, 0.9, 0.7, 0.8]],
              "matrix": [[0.90, 0.80, 0.70], [0.85, 0.83, 0.80], [0.70, 0.60, 0.65],
                         [0.80, 0.75, 0.70], [0.90, 0.70, 0.80]],
              "threshold": 0.7, "test-train-ratio": 0.25},
         "aggregate": {"x": [[0.2, 1.1, 0.6], [0.3, 0.9, 0.7]], "y": [[0.1, 1.0, 0.5]],
                       "taus": [0.25, 0.5]},
         "binomial": {"successes": 7, "trials": 20},
         "bootstrap": {"x": [0.71, 0.80, 0.65, 0.90, 0.77]},
         "critical-difference-cliques": {"average-ranks": [1.5, 2, 3, 3.5],
                                         "critical-difference": 1.2},
         "cv5x2": {"differences": [[0.02, -0.01], [0.035, 0.012], [0.018, 0.025],
                                   [0.041, 0.008], [-0.005, 0.03]]},
         "distribution": {"at": 1.96},
         "hedges-j": {"df": [5, 10]},
         "mcnemar": {"b": 12, "c": 4},
         "noether": {"gamma": 0.75},
         "p-adjust": {"p": [0.001, 0.02, 0.03, 0.2]},
         "power-anova": {"f": 0.25, "n": 20},
         "power-sign-flip": {"effect": 0.8},
         "power-t": {"n": 20, "delta": 0.8},
         "quantiles": {"x": [0.71, 0.80, 0.65, 0.90], "p": [0.25, 0.5]},
         "smallest-p": {"n": [5, 10]},
         "studentized-range": {"k": 3, "df": 10, "p": 0.95},
         "tost-paired": {"rope": 0.05},
         "tost-welch": {"rope": 0.05}}
        """;
    return new Gson().fromJson(json, new TypeToken<>() {});
  }

  /** Arguments for a call. */
  public static Map<String, Object> arguments(MethodCard method) {
    Map<String, Object> own = INPUTS.getOrDefault(method.name(), Map.of());
    Map<String, Object> shared = INPUTS.getOrDefault("", Map.of());
    boolean alone = own.keySet().stream().anyMatch(key -> shared.containsKey(key));
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (ParameterCard input : method.inputs()) {
      Object value = own.getOrDefault(input.name(), alone ? null : shared.get(input.name()));
      if (value != null) {
        arguments.put(input.name(), value);
      }
    }
    return arguments;
  }
}
