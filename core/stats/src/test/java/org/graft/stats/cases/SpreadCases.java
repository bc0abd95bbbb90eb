package org.graft.stats.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cases of the comparisons of spread. */
final class SpreadCases {
  private SpreadCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        serum(),
        groups(),
        paired(),
        seeds(),
        CaseAnswer.of("nasty_constant_both_equal")
            .value("levene_brown_forsythe", "brown-forsythe", "p"));
  }

  private static CaseAnswer serum() {
    return CaseAnswer.of("ansari_mood_serum")
        .value("ansari_AB", "ansari-bradley", "AB")
        .value("ansari_p_asymptotic_ties", "ansari-bradley", "p")
        .value("mood_z_R", "mood", "z_R")
        .value("mood_p_R", "mood", "p_R")
        .value("variance_ratio_F", "variance-ratio", "F")
        .value("variance_ratio_p", "variance-ratio", "p")
        .value("variance_ratio_ci95", "variance-ratio", "ci")
        .value("small_ansari_AB_exact", "ansari-bradley", "AB", xy("small_x", "small_y"))
        .value("small_ansari_p_exact", "ansari-bradley", "p", xy("small_x", "small_y"));
  }

  private static CaseAnswer groups() {
    CaseAnswer answer = CaseAnswer.of("dispersion_scipy_doc");
    for (String output : List.of("W", "p")) {
      answer.value("levene_mean." + output, "levene", output);
      answer.value("brown_forsythe." + output, "brown-forsythe", output);
    }
    for (String output : List.of("K2", "p")) {
      answer.value("bartlett." + output, "bartlett", output);
    }
    for (String output : List.of("chi2", "p")) {
      answer.value("fligner_killeen_median." + output, "fligner-killeen", output);
    }
    return answer;
  }

  private static CaseAnswer paired() {
    return CaseAnswer.of("paired_permutation_dispersion")
        .all("swap-permutation")
        .all("dispersion")
        .value("p_exact_two_sided", "swap-permutation", "p")
        .value("brown_forsythe_p", "brown-forsythe", "p")
        .value("sign_flip_mean_difference_p", "sign-flip", "p")
        .value("fligner_p", "fligner-killeen", "p");
  }

  private static CaseAnswer seeds() {
    UnaryOperator<Map<String, @Nullable Object>> arguments =
        data -> {
          Map<String, @Nullable Object> given = xy("standalone", "transfer").apply(data);
          given.put("threshold", 0.7);
          return given;
        };
    return CaseAnswer.of("seed_like_variance_reduction")
        .value("paired_t.t", "paired-t", "t", arguments)
        .value("paired_t.p", "paired-t", "p", arguments)
        .value("welch.t", "welch-t", "t", arguments)
        .value("welch.p", "welch-t", "p", arguments)
        .value(
            "wilcoxon_asym_cc_p",
            "wilcoxon",
            "asymptotic_without_rounding_cc.p_two_sided",
            arguments)
        .value("mann_whitney_asym_cc_p", "mann-whitney", "p_asymptotic_cc", arguments)
        .value("brunner_munzel.W", "brunner-munzel", "W", arguments)
        .value("brunner_munzel.p", "brunner-munzel", "p", arguments)
        .all("dispersion", arguments)
        .value("sd_standalone", "dispersion", "sd_x", arguments)
        .value("sd_transfer", "dispersion", "sd_y", arguments)
        .value("worst_5_mean", "dispersion", "worst_k_mean", arguments)
        .value("failure_count_below_0_7", "dispersion", "failure_count", arguments);
  }

  /** The case's data with two of its vectors called x and y. */
  static UnaryOperator<Map<String, @Nullable Object>> xy(String x, String y) {
    return data -> {
      Map<String, @Nullable Object> given = new LinkedHashMap<>(data);
      given.put("x", data.get(x));
      given.put("y", data.get(y));
      return given;
    };
  }
}
