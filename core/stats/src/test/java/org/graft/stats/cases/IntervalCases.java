package org.graft.stats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** Cases of confidence intervals. */
final class IntervalCases {
  private IntervalCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("bootstrap_exhaustive_n5_mean").all("bootstrap"), lawSchool(), median());
  }

  /** Monte Carlo errors at 100,000 resamples are below half of the stated tolerances. */
  private static CaseAnswer lawSchool() {
    UnaryOperator<Map<String, @Nullable Object>> arguments =
        data -> {
          Map<String, @Nullable Object> in = new LinkedHashMap<>();
          in.put("x", data.get("lsat"));
          in.put("y", data.get("gpa"));
          in.put("statistic", data.get("statistic"));
          in.put("resamples", 100_000);
          in.put("seed", 7);
          return in;
        };
    return CaseAnswer.of("bootstrap_lawschool")
        .value("z0_B2e6", "bootstrap", "z0", arguments)
        .value("bootstrap_se_B2e6", "bootstrap", "bootstrap_se", arguments)
        .all("bootstrap", arguments);
  }

  private static CaseAnswer median() {
    return CaseAnswer.of("median_ci_order_statistics")
        .computed("rows", data -> rows())
        .policy(
            "n_5_or_less",
            data -> {
              for (int n = 1; n <= 5; n++) {
                assertThat(CaseAnswer.output("median-interval", Map.of("n", n), "exact_coverage"))
                    .isInstanceOf(Refusal.class);
              }
            });
  }

  private static List<Map<String, @Nullable Object>> rows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    Object expected = ReferenceCase.load("median_ci_order_statistics").expected().get("rows");
    for (Object row : (List<?>) Objects.requireNonNull(expected)) {
      Map<String, @Nullable Object> answered = new LinkedHashMap<>();
      answered.put("autorank_iloc_0based", ((Map<?, ?>) row).get("autorank_iloc_0based"));
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      arguments.put("n", ((Map<?, ?>) row).get("n"));
      answered.putAll(CaseAnswer.run("median-interval", arguments));
      rows.add(answered);
    }
    return rows;
  }
}
