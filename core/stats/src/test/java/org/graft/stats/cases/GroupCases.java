package org.graft.stats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/** Cases of the tests of many groups and many data sets. */
final class GroupCases {
  private static final String CLIQUES = "critical-difference-cliques";

  private GroupCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("demsar2006_friedman").all("friedman"),
        CaseAnswer.of("demsar2006_published_ranks").all("friedman-ranks"),
        CaseAnswer.of("gh2008_friedman_iman").all("friedman"),
        CaseAnswer.of("friedman_exact_small").all("friedman"),
        CaseAnswer.of("demsar2006_nemenyi").all("nemenyi"),
        CaseAnswer.of("demsar2006_allpairs_adjusted").all("all-pairs-ranks"),
        CaseAnswer.of("kendall_w").all("kendall-w"),
        kruskalWallis(),
        CaseAnswer.of("anova_tukey_scipy_doc").all("one-way-anova"),
        CaseAnswer.of("nasty_anova_large_offset").all("one-way-anova"),
        CaseAnswer.of("nasty_friedman_all_tied")
            .all("friedman")
            .value("friedman", "friedman", "p_chi2")
            .value("nemenyi_p", "nemenyi", "p_values.0 vs 1"),
        CaseAnswer.of("nasty_missing_cell")
            .all("friedman")
            .policy("policy", GroupCases::namesTheDroppedBlock),
        cliques(),
        CaseAnswer.of("studentized_range_quantiles").computed("rows", data -> quantiles()));
  }

  private static CaseAnswer kruskalWallis() {
    CaseAnswer answer = CaseAnswer.of("kruskal_scipy_docs");
    for (String part : List.of("a", "b")) {
      UnaryOperator<Map<String, @Nullable Object>> groups =
          data -> with("groups", data.get("groups_" + part));
      answer
          .value(part + ".H", "kruskal-wallis", "H", groups)
          .value(part + ".p", "kruskal-wallis", "p", groups);
    }
    return answer;
  }

  private static CaseAnswer cliques() {
    return CaseAnswer.of("cd_diagram_cliques")
        .value("a_cliques", CLIQUES, "cliques", data -> part(data, "a"))
        .value("b_maximal_cliques", CLIQUES, "maximal_cliques", data -> part(data, "b"))
        .value("c_maximal_cliques", CLIQUES, "maximal_cliques", data -> part(data, "c"))
        .policy("a_equal_to_CD_counts_as", data -> equalToCriticalDifference(part(data, "a")))
        .policy("d_pairwise_test_non_contiguous", data -> barsThatSkip(part(data, "d")));
  }

  private static void equalToCriticalDifference(Map<String, @Nullable Object> data) {
    assertThat((List<?>) Catalogue.run(CLIQUES, data).values().get("significant_pairs"))
        .as("ranks exactly CD apart are significant")
        .hasSize(6);
  }

  private static void barsThatSkip(Map<String, @Nullable Object> data) {
    Answer answer = Catalogue.run(CLIQUES, data);
    assertThat((List<?>) answer.values().get("cliques"))
        .usingRecursiveComparison()
        .isEqualTo(List.of(new int[] {0, 2}, new int[] {1, 2}));
    assertThat(answer.values().get("contiguous")).isEqualTo(List.of(false, true));
  }

  private static void namesTheDroppedBlock(Map<String, @Nullable Object> data) {
    assertThat(Catalogue.run("friedman", data).notes())
        .anyMatch(note -> note.contains("1 of 5 blocks dropped") && note.contains("[1]"));
  }

  private static List<Map<String, @Nullable Object>> quantiles() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    Object expected = ReferenceCase.load("studentized_range_quantiles").expected().get("rows");
    for (Object row : (List<?>) Objects.requireNonNull(expected)) {
      Map<String, @Nullable Object> answered = new LinkedHashMap<>();
      ((Map<?, ?>) row).forEach((key, value) -> answered.put(key.toString(), value));
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>(answered);
      arguments.remove("q");
      answered.put("q", CaseAnswer.output("studentized-range", arguments, "q"));
      rows.add(answered);
    }
    return rows;
  }

  private static Map<String, @Nullable Object> part(
      Map<String, @Nullable Object> data, String name) {
    Map<String, @Nullable Object> part = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(data.get(name)))
        .forEach((key, value) -> part.put(key.toString(), value));
    return part;
  }

  private static Map<String, @Nullable Object> with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
