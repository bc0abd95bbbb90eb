package org.graft.stats.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cases of power, stopping and equivalence. */
final class DesignCases {
  private DesignCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        power(),
        boundaries(),
        CaseAnswer.of("nasty_min_attainable_p").all("smallest-p"),
        CaseAnswer.of("tost_paired_equivalence").all("tost-paired"));
  }

  private static CaseAnswer power() {
    UnaryOperator<Map<String, @Nullable Object>> twenty = given("n", 20.0, "delta", 1.0);
    return CaseAnswer.of("power_t_tests")
        .value("two_sample_power_n20_d1_nonstrict", "power-t", "power", twenty)
        .value(
            "two_sample_power_n20_d1_strict",
            "power-t",
            "power",
            given("n", 20.0, "delta", 1.0, "alternative", "strict"))
        .value("n_for_power90_d1", "power-t", "n", given("power", 0.9, "delta", 1.0))
        .value(
            "n_one_sided",
            "power-t",
            "n",
            given("power", 0.9, "delta", 1.0, "alternative", "one-sided"))
        .whole(
            "paired_power_n10_d.5_nonstrict",
            "power-t",
            "power",
            given("design", "paired", "n", 10.0, "delta", 0.5))
        .whole("n_d.2_power.8", "power-t", "n", given("power", 0.8, "delta", 0.2))
        .whole(
            "paired_power_n30_dz.5",
            "power-t",
            "power",
            given("design", "paired", "n", 30.0, "delta", 0.5))
        .value("anova_power", "power-anova", "anova_power", given("k", 4.0, "n", 20.0, "f", 0.25))
        .whole("noether_n_gamma.75_alpha.05_beta.05", "noether", "noether_n", given("gamma", 0.75))
        .whole("noether_n_gamma.65", "noether", "noether_n", given("gamma", 0.65));
  }

  private static CaseAnswer boundaries() {
    String method = "group-sequential";
    return CaseAnswer.of("group_sequential_boundaries")
        .value("pocock_K2_C", method, "pocock_C", given("looks", 2.0))
        .value("pocock_K5_C", method, "pocock_C", given("looks", 5.0))
        .value("obf_K2_C", method, "obf_C", given("looks", 2.0))
        .value("obf_K3_C", method, "obf_C", given("looks", 3.0))
        .value("obf_K5_C", method, "obf_C", given("looks", 5.0))
        .value("obf_K5_z", method, "obf_z", given("looks", 5.0))
        .value("lan_demets_obf_K5_z", method, "lan_demets_z", given("looks", 5.0))
        .value(
            "lan_demets_obf_K5_alpha_spent", method, "lan_demets_alpha_spent", given("looks", 5.0))
        .value("lan_demets_obf_K3_z", method, "lan_demets_z", given("looks", 3.0));
  }

  /** Arguments of their own instead of the case's data. */
  private static UnaryOperator<Map<String, @Nullable Object>> given(Object... pairs) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      arguments.put(pairs[i].toString(), pairs[i + 1]);
    }
    return data -> arguments;
  }
}
