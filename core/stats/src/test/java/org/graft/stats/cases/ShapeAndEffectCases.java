package org.graft.stats.cases;

import java.util.List;
import java.util.Map;

/** Cases of one sample's shape and of effect sizes. */
final class ShapeAndEffectCases {
  private ShapeAndEffectCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        shapiroWilk(),
        CaseAnswer.of("quantile_types").all("quantiles"),
        CaseAnswer.of("descriptive_small").all("descriptives"),
        CaseAnswer.of("effect_sizes_unpaired").all("effect-sizes"),
        CaseAnswer.of("hedges_J_table").all("hedges-j"));
  }

  private static CaseAnswer shapiroWilk() {
    CaseAnswer answer = CaseAnswer.of("shapiro_wilk_set");
    for (String sample :
        List.of(
            "scipy_doc",
            "sleep_diff",
            "n3",
            "n3_equal_spacing",
            "n4",
            "n12_normal_scores",
            "n30_bimodal",
            "tiny_variance_offset")) {
      answer.computed(
          sample, data -> CaseAnswer.run("shapiro-wilk", Map.of("x", data.get(sample))));
    }
    return answer;
  }
}
