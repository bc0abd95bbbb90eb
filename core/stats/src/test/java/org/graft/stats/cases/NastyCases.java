package org.graft.stats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Catalogue;
import org.graft.stats.catalogue.Method;
import org.jspecify.annotations.Nullable;

/** Cases where careless code answers in silence. */
final class NastyCases {
  private static final List<String> PAIRED =
      List.of("paired-t", "wilcoxon", "sign-test", "sign-flip", "effect-sizes-paired");
  private static final List<String> UNPAIRED =
      List.of(
          "welch-t",
          "student-t",
          "label-permutation",
          "mann-whitney",
          "brunner-munzel",
          "effect-sizes");

  private NastyCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("nasty_constant_both_equal")
            .value("welch_t", "welch-t", "p")
            .value("mann_whitney_p", "mann-whitney", "p_exact")
            .value("levene_brown_forsythe", "brown-forsythe", "p")
            .value("shapiro", "shapiro-wilk", "p")
            .all("mann-whitney")
            .value("cohen_d", "effect-sizes", "cohen_d")
            .policy("report_must_not_contain", NastyCases::holdsNoSilentNumber),
        CaseAnswer.of("nasty_constant_shift")
            .value("paired_t", "paired-t", "p")
            .value("mean_difference", "paired-t", "mean_difference")
            .value("wilcoxon_exact", "wilcoxon", "p_two_sided_exact")
            .value("sign_test", "sign-test", "p")
            .value("cohen_dz", "paired-t", "cohen_dz"),
        CaseAnswer.of("nasty_huge_magnitude")
            .value("welch_t", "welch-t", "t")
            .value("welch_df", "welch-t", "df")
            .value("welch_p", "welch-t", "p")
            .value("cohen_d", "welch-t", "cohen_d")
            .value("mann_whitney_exact", "mann-whitney", "p_exact")
            .policy("forbidden", NastyCases::holdsNoSilentNumber),
        identicalPairs(),
        infinity(),
        smallestP(),
        CaseAnswer.of("nasty_n1")
            .policy("everything", NastyCases::givesOnlyPointEstimates)
            .policy("forbidden", NastyCases::holdsNoSilentNumber),
        missing(),
        underflow());
  }

  private static CaseAnswer identicalPairs() {
    return CaseAnswer.of("nasty_identical_pairs")
        .value("wilcoxon", "wilcoxon", "p_two_sided_exact")
        .value("paired_t", "paired-t", "p")
        .value("mean_difference", "paired-t", "mean_difference")
        .value("cliffs_delta", "effect-sizes", "cliffs_delta")
        .value("A12", "effect-sizes", "A12")
        .value("cohen_dz", "effect-sizes-paired", "cohen_dz")
        .computed(
            "bayes_signed_rank_rope>0",
            data -> Map.of("p_rope", equivalent(with(data, "rope", 0.01))))
        .policy(
            "conclusion",
            data ->
                assertThat(refusal("wilcoxon", data, "p_two_sided_exact"))
                    .hasMessageContaining("all 10 differences are zero"));
  }

  private static CaseAnswer infinity() {
    return CaseAnswer.of("nasty_infinity")
        .policy(
            "rank_tests",
            data -> assertThat(CaseAnswer.output("mann-whitney", data, "p_exact")).isNotNull())
        .value(
            "wilcoxon_signed_rank_exact_two_sided_inf_as_largest", "wilcoxon", "p_two_sided_exact")
        .value("sign_test_p", "sign-test", "p")
        .policy(
            "t_tests_means",
            data ->
                assertThat(refusal("paired-t", data, "p").reason())
                    .isEqualTo(Refusal.Reason.NOT_FINITE))
        .policy(
            "infinity_minus_infinity",
            data ->
                assertThat(
                        CaseAnswer.output(
                            "wilcoxon",
                            Map.of("x", List.of("Infinity", 1, 2), "y", List.of("Infinity", 0, 0)),
                            "n_zero"))
                    .isEqualTo(1))
        .value(
            "failure_count", "failure-comparison", "failures", data -> with(data, "threshold", 1));
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> data, String name, Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(data);
    more.put(name, value);
    return more;
  }

  private static Object equivalent(Map<String, @Nullable Object> data) {
    return ((double[])
            Objects.requireNonNull(CaseAnswer.output("bayes-signed-rank", data, "probs3")))
        [1];
  }

  /** The most extreme data of each size, through the tests themselves. */
  private static CaseAnswer smallestP() {
    return CaseAnswer.of("nasty_min_attainable_p")
        .computed(
            "signed_rank_two_sided_min",
            data -> floors(n -> p("wilcoxon", Map.of("d", upTo(1, n)), "p_two_sided_exact")))
        .computed(
            "sign_flip_two_sided_min",
            data -> floors(n -> p("sign-flip", Map.of("d", upTo(1, n)), "p")))
        .computed(
            "mann_whitney_n_n_two_sided_min",
            data ->
                floors(
                    n ->
                        p(
                            "mann-whitney",
                            Map.of("x", upTo(1, n), "y", upTo(n + 1, 2 * n)),
                            "p_exact")));
  }

  private static List<Object> floors(java.util.function.IntFunction<Object> floor) {
    return IntStream.rangeClosed(2, 10).mapToObj(floor).toList();
  }

  private static Object p(String method, Map<String, @Nullable Object> arguments, String output) {
    return Objects.requireNonNull(CaseAnswer.output(method, arguments, output));
  }

  private static List<Integer> upTo(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private static CaseAnswer missing() {
    return CaseAnswer.of("nasty_nan")
        .policy(
            "policy",
            data ->
                assertThat(Catalogue.run("paired-t", data).notes())
                    .contains("1 of 6 pairs dropped (missing value): index [1]"))
        .value("paired_mean_difference_after_drop", "paired-t", "mean_difference")
        .value("paired_t_after_drop", "paired-t", "t")
        .value("p_after_drop", "paired-t", "p")
        .policy("forbidden", NastyCases::holdsNoSilentNumber);
  }

  private static CaseAnswer underflow() {
    Map<String, @Nullable Object> data =
        Map.of(
            "x", IntStream.range(0, 100).mapToObj(i -> i * 0.001).toList(),
            "y", IntStream.range(0, 100).mapToObj(i -> 1000 + i * 0.0011).toList());
    return CaseAnswer.of("nasty_p_underflow")
        .value("welch_t", "welch-t", "t", none -> data)
        .value("welch_df", "welch-t", "df", none -> data)
        .value("log10_p", "welch-t", "p_log10", none -> data)
        .value("paired_t", "paired-t", "t", none -> data)
        .value("paired_log10_p", "paired-t", "p_log10", none -> data)
        .policy("report", none -> assertThat(new PValue(-1909)).hasToString("p < 1e-300"));
  }

  private static Refusal refusal(String method, Map<String, @Nullable Object> data, String output) {
    return Objects.requireNonNull(Catalogue.run(method, data).refusals().get(output));
  }

  /** With one pair there are means and no p-value, deviation or interval. */
  private static void givesOnlyPointEstimates(Map<String, @Nullable Object> data) {
    assertThat(CaseAnswer.output("paired-t", data, "mean_difference")).isEqualTo(0.91 - 0.90);
    for (String method : List.of("paired-t", "wilcoxon", "sign-test", "sign-flip", "welch-t")) {
      Answer answer = Catalogue.run(method, data);
      answer
          .values()
          .forEach(
              (key, value) -> {
                if (key.matches("p|p_.*|sd_.*|.*ci95.*|standard_error")) {
                  assertThat(value).as(method + " " + key).isNull();
                  assertThat(answer.refusals().get(key)).isNotNull();
                }
              });
    }
  }

  /** No method lets NaN or an infinity out, and every missing value has its reason. */
  static void holdsNoSilentNumber(Map<String, @Nullable Object> data) {
    for (Method method : Catalogue.all()) {
      if (!PAIRED.contains(method.name()) && !UNPAIRED.contains(method.name())) {
        continue;
      }
      Answer answer = Catalogue.run(method.name(), data);
      answer
          .values()
          .forEach(
              (key, value) -> {
                String at = method.name() + " " + key;
                if (value == null) {
                  assertThat(answer.refusals().get(key)).as(at).isNotNull();
                } else if (value instanceof Double number) {
                  assertThat(Double.isFinite(number)).as(at + " " + number).isTrue();
                }
              });
    }
  }
}
