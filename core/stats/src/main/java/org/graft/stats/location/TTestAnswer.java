package org.graft.stats.location;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Method;

/** What every t test reports. */
final class TTestAnswer {
  private TTestAnswer() {}

  /** t, df, p, p_greater, p_less, standard_error, ci95 and ci at the {@code confidence}. */
  static void write(Answer out, Supplier<TTest> test, double confidence) {
    out.put("t", () -> test.get().t());
    out.put("df", () -> test.get().df());
    out.put("p", () -> test.get().p());
    out.put("p_greater", () -> test.get().greater());
    out.put("p_less", () -> test.get().less());
    out.put("standard_error", () -> test.get().standardError());
    out.put("ci95", () -> test.get().interval(0.95));
    out.put("ci", () -> test.get().interval(confidence));
  }

  /** The outputs of {@link #write}, then others by name and meaning. */
  static List<Method.Output> outputs(String... more) {
    List<Method.Output> outputs =
        new ArrayList<>(
            Method.outputs(
                "t", "t statistic",
                "df", "degrees of freedom",
                "p", "two-sided p",
                "p_greater", "p against a positive difference",
                "p_less", "p against a negative difference",
                "standard_error", "standard error of the difference",
                "ci95", "95 % interval of the difference",
                "ci", "interval at `confidence`"));
    outputs.addAll(Method.outputs(more));
    return outputs;
  }
}
