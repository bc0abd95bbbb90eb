package org.graft.engine.methods.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.methods.catalogue.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shared case by documented names: each expected number at its stated tolerance. */
final class ReferenceCasesTest {
  /** Expectations in words, or of generated data: {@link NastyDataTest} answers them. */
  private static final Set<String> IN_WORDS =
      Set.of(
          "cd_diagram_cliques: a_equal_to_CD_counts_as",
          "cd_diagram_cliques: d_pairwise_test_non_contiguous",
          "corrected_t_10x10cv_squash: bayes_rope.rope",
          "median_ci_order_statistics: n_5_or_less",
          "median_ci_order_statistics: rows",
          "nasty_constant_both_equal: report_must_not_contain",
          "nasty_huge_magnitude: forbidden.CM3",
          "nasty_huge_magnitude: forbidden.CommonsStatistics",
          "nasty_identical_pairs: conclusion",
          "nasty_infinity: infinity_minus_infinity",
          "nasty_infinity: rank_tests",
          "nasty_infinity: t_tests_means",
          "nasty_missing_cell: policy",
          "nasty_n1: everything",
          "nasty_n1: forbidden",
          "nasty_nan: forbidden",
          "nasty_nan: policy",
          "nasty_p_underflow: report",
          "nasty_wilcoxon_n50000: W_plus",
          "nasty_wilcoxon_n50000: p_cc",
          "nasty_wilcoxon_n50000: p_nocc",
          "nasty_wilcoxon_n50000: z_nocc",
          "studentized_range_quantiles: rows",
          "wilcoxon_roundoff_ties: raw_differences_distinct_abs");

  @TestFactory
  Stream<DynamicTest> reproducesEveryExpectedNumber() {
    return Call.all().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String name, List<Call> calls) {
    ReferenceCase reference = ReferenceCase.load(name);
    List<String> mismatches = new ArrayList<>();
    for (Call call : calls) {
      Answer answer = call.answer(reference);
      call.gives()
          .forEach(
              (path, output) ->
                  mismatches.addAll(
                      Comparison.mismatches(
                          reference,
                          path,
                          Call.at(reference.expected(), path.replaceAll("\\[(\\d+)\\]", ".$1")),
                          Call.output(answer, output))));
    }
    assertThat(mismatches).isEmpty();
  }

  @Test
  void leavesNoExpectationOut() throws IOException, URISyntaxException {
    Map<String, List<Call>> calls = Call.all();
    Path folder =
        Path.of(Objects.requireNonNull(ReferenceCase.class.getResource("/stats-cases")).toURI());
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(f -> f.getFileName().toString().replace(".json", "")).sorted().toList();
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(61);
    Set<String> open = new HashSet<>();
    for (String name : names) {
      Set<String> answered = new HashSet<>();
      calls.getOrDefault(name, List.of()).forEach(call -> answered.addAll(call.gives().keySet()));
      for (String leaf : leaves("", ReferenceCase.load(name).expected())) {
        boolean whole = answered.stream().anyMatch(path -> leaf.startsWith(path));
        boolean inParts = answered.stream().anyMatch(path -> path.startsWith(leaf + "["));
        if (!whole && (!inParts || leaf.equals("rows"))) {
          open.add(name + ": " + leaf);
        }
      }
    }
    assertThat(open).isEqualTo(IN_WORDS);
  }

  private static List<String> leaves(String path, Map<?, ?> expected) {
    List<String> leaves = new ArrayList<>();
    for (Map.Entry<?, ?> entry : expected.entrySet()) {
      String at = path + entry.getKey();
      @Nullable Object value = entry.getValue();
      if (value instanceof Map<?, ?> map
          && !map.containsKey("acceptable")
          && !map.containsKey("forbidden")) {
        leaves.addAll(leaves(at + ".", map));
      } else {
        leaves.add(at);
      }
    }
    return leaves;
  }
}
