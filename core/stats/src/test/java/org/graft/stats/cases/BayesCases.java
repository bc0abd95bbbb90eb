package org.graft.stats.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cases of the Bayesian comparisons. */
final class BayesCases {
  private BayesCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("bayes_sign_test_small").all("bayes-sign"),
        CaseAnswer.of("bayes_signed_rank_small")
            .value("rope0_probs_left_right", "bayes-signed-rank", "probs_left_right", rope(0))
            .whole("rope0.01_probs", "bayes-signed-rank", "probs3_unrounded", rope(0.01))
            .whole(
                "rope0.01_posterior_mean_ANALYTIC",
                "bayes-signed-rank",
                "posterior_mean_unrounded",
                rope(0.01)),
        CaseAnswer.of("corrected_t_10x10cv_squash")
            .value("bayes_rope0", "bayes-correlated-t", "bayes_rope0", squash(1 / 9.0))
            .value("bayes_rope", "bayes-correlated-t", "bayes_rope", squash(1 / 9.0))
            .value(
                "misuse_ratio_1_over_99.bayes_rope0",
                "bayes-correlated-t",
                "bayes_rope0",
                squash(1 / 99.0)));
  }

  private static UnaryOperator<Map<String, @Nullable Object>> squash(double ratio) {
    return data -> {
      Map<String, @Nullable Object> given = new LinkedHashMap<>();
      given.put("x", data.get("x_nbc"));
      given.put("y", data.get("y_j48"));
      given.put("rope", data.get("rope"));
      given.put("test_train_ratio", ratio);
      return given;
    };
  }

  private static UnaryOperator<Map<String, @Nullable Object>> rope(double rope) {
    return data -> {
      Map<String, @Nullable Object> given = new LinkedHashMap<>(data);
      given.put("rope", rope);
      return given;
    };
  }
}
