package org.graft.stats.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cases of the location tests. */
final class LocationCases {
  private LocationCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("sleep_paired_t").all("paired-t"),
        CaseAnswer.of("wilcoxon_darwin_exact").all("wilcoxon"),
        CaseAnswer.of("wilcoxon_n200_exact").all("wilcoxon"),
        CaseAnswer.of("wilcoxon_ties_and_zeros").all("wilcoxon"),
        roundoff(),
        prattWithZeros(),
        CaseAnswer.of("demsar2006_wilcoxon")
            .all("wilcoxon")
            .value("demsar_T", "wilcoxon", "asymptotic_zsplit_nocc.R_minus")
            .computed(
                "demsar_z",
                data ->
                    -(Double) at(data, "wilcoxon", "asymptotic_zsplit_nocc.z_no_tie_correction")),
        CaseAnswer.of("nasty_wilcoxon_n50000")
            .value("W_plus", "wilcoxon", "W_plus", data -> alternating())
            .value("z_nocc", "wilcoxon", "z_nocc", data -> alternating())
            .value("p_nocc", "wilcoxon", "p_asymptotic_nocc", data -> alternating())
            .value("p_cc", "wilcoxon", "p_asymptotic_cc", data -> alternating()),
        CaseAnswer.of("mannwhitney_3v3_separated").all("mann-whitney"),
        CaseAnswer.of("mannwhitney_heavy_ties").all("mann-whitney"),
        CaseAnswer.of("mannwhitney_scipy_doc").all("mann-whitney"),
        CaseAnswer.of("hodges_lehmann_two_sample").all("mann-whitney"),
        CaseAnswer.of("brunner_munzel_doc").all("brunner-munzel"),
        correctedT(),
        CaseAnswer.of("cv5x2_t_and_F").all("cv5x2"),
        CaseAnswer.of("mcnemar_mlxtend_doc").all("mcnemar"));
  }

  /** Round-off neither breaks ties nor is lost where the caller insists on it. */
  private static CaseAnswer roundoff() {
    return CaseAnswer.of("wilcoxon_roundoff_ties")
        .computed(
            "raw_differences_distinct_abs",
            data -> {
              double[] ranks = (double[]) at(data, "wilcoxon", "ranks");
              assert ranks.length == 6;
              double[] raw = (double[]) at(raw(data), "wilcoxon", "ranks");
              return DoubleStream.of(raw).distinct().count();
            })
        .value("ranks_after_rounding_to_1e-10", "wilcoxon", "ranks")
        .value("exact_conditional_after_rounding", "wilcoxon", "exact_conditional_wilcox")
        .value("exact_without_rounding", "wilcoxon", "exact_without_rounding");
  }

  private static Map<String, @Nullable Object> raw(Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> raw = new LinkedHashMap<>(data);
    raw.put("tie_tolerance", 0.0);
    return raw;
  }

  private static CaseAnswer prattWithZeros() {
    CaseAnswer answer = CaseAnswer.of("wilcoxon_pratt_many_zeros");
    for (int zeros : new int[] {0, 2, 10, 30, 60, 100}) {
      answer
          .value(
              zeros + ".pratt_exact_conditional_p",
              "wilcoxon",
              "exact_conditional_pratt.p_two_sided",
              data -> withZeros(data, zeros))
          .value(
              zeros + ".pratt_asymptotic_nocc_p",
              "wilcoxon",
              "asymptotic_pratt_nocc.p_two_sided",
              data -> withZeros(data, zeros))
          .value(
              zeros + ".pratt_asymptotic_cc_p",
              "wilcoxon",
              "asymptotic_pratt_cc.p_two_sided",
              data -> withZeros(data, zeros))
          .value(
              zeros + ".wilcox_drop_exact_p",
              "wilcoxon",
              "exact_conditional_wilcox.p_two_sided",
              data -> withZeros(data, zeros));
    }
    return answer;
  }

  private static Map<String, @Nullable Object> withZeros(
      Map<String, @Nullable Object> data, int zeros) {
    List<Object> d = new ArrayList<>((List<?>) data.get("nonzero"));
    IntStream.range(0, zeros).forEach(i -> d.add(0.0));
    return Map.of("d", d);
  }

  private static Map<String, @Nullable Object> alternating() {
    return Map.of(
        "d", IntStream.rangeClosed(1, 50_000).mapToObj(i -> i % 2 == 0 ? i : -i).toList());
  }

  private static CaseAnswer correctedT() {
    return CaseAnswer.of("corrected_t_10x10cv_squash")
        .all(
            "corrected-resampled-t",
            data ->
                Map.of(
                    "x", data.get("y_j48"),
                    "y", data.get("x_nbc"),
                    "test_train_ratio", data.get("test_train_ratio")))
        .value(
            "mean_diff_y_minus_x",
            "corrected-resampled-t",
            "mean_difference",
            data ->
                Map.of("x", data.get("y_j48"), "y", data.get("x_nbc"), "test_train_ratio", 0.1));
  }

  private static Object at(Map<String, @Nullable Object> data, String method, String output) {
    return Objects.requireNonNull(CaseAnswer.output(method, data, output));
  }
}
