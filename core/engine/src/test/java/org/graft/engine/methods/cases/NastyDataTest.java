package org.graft.engine.methods.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.graft.engine.methods.catalogue.Answer;
import org.graft.engine.methods.catalogue.Catalogue;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the reference cases expect in words, and those whose data are generated. */
final class NastyDataTest {
  private static final List<String> OF_TWO_SAMPLES =
      List.of(
          "paired-t",
          "wilcoxon",
          "sign-test",
          "sign-flip",
          "effect-sizes-paired",
          "welch-t",
          "student-t",
          "label-permutation",
          "mann-whitney",
          "brunner-munzel",
          "effect-sizes");

  private static Map<String, @Nullable Object> samples(String name) {
    Map<String, @Nullable Object> data = ReferenceCase.load(name).data();
    Map<String, @Nullable Object> samples = new LinkedHashMap<>();
    samples.put("x", data.get("x"));
    samples.put("y", data.get("y"));
    return samples;
  }

  private static Refusal refusal(Answer answer, String output) {
    return Objects.requireNonNull(answer.refusals().get(output), output);
  }

  @Test
  void letsNoSilentNumberOut() {
    for (String name :
        List.of("nasty_constant_both_equal", "nasty_huge_magnitude", "nasty_nan", "nasty_n1")) {
      for (String method : OF_TWO_SAMPLES) {
        Answer answer = Catalogue.run(method, samples(name));
        answer
            .values()
            .forEach(
                (key, value) -> {
                  String at = name + " " + method + " " + key;
                  if (value == null) {
                    assertThat(answer.refusals().get(key)).as(at).isNotNull();
                  } else if (value instanceof Double number) {
                    assertThat(Double.isFinite(number)).as(at + " " + number).isTrue();
                  }
                });
      }
    }
  }

  @Test
  void givesOnlyAnEstimateForOnePair() {
    Map<String, @Nullable Object> one = samples("nasty_n1");
    assertThat(Catalogue.run("paired-t", one).values().get("estimate")).isEqualTo(0.91 - 0.90);
    for (String method : List.of("paired-t", "wilcoxon", "sign-test", "sign-flip", "welch-t")) {
      Answer answer = Catalogue.run(method, one);
      for (String output : List.of("p", "sd", "ci", "standard-error")) {
        if (answer.values().containsKey(output)) {
          assertThat(answer.values().get(output)).as(method + " " + output).isNull();
          assertThat(refusal(answer, output)).hasMessageContaining(" ");
        }
      }
    }
  }

  @Test
  void namesWhatItDropped() {
    assertThat(Catalogue.run("paired-t", samples("nasty_nan")).notes())
        .contains("1 of 6 pairs dropped (missing value): index [1]");
    Object matrix = ReferenceCase.load("nasty_missing_cell").data().get("matrix");
    assertThat(Catalogue.run("friedman", Collections.singletonMap("matrix", matrix)).notes())
        .anyMatch(note -> note.contains("1 of 5 blocks dropped") && note.contains("[1]"));
  }

  @Test
  void saysThatAllPairsAreIdentical() {
    assertThat(refusal(Catalogue.run("wilcoxon", samples("nasty_identical_pairs")), "p"))
        .hasMessageContaining("all 10 differences are zero");
  }

  @Test
  void ranksInfinitiesAndRefusesTheirMeans() {
    Map<String, @Nullable Object> infinite = samples("nasty_infinity");
    assertThat(Catalogue.run("mann-whitney", infinite).values().get("p")).isNotNull();
    assertThat(refusal(Catalogue.run("paired-t", infinite), "p").reason())
        .isEqualTo(Refusal.Reason.NOT_FINITE);
    Map<String, Object> twice =
        Map.of("x", List.of("Infinity", 1, 2), "y", List.of("Infinity", 0, 0));
    assertThat(Catalogue.run("wilcoxon", twice).values().get("n-zero")).isEqualTo(1);
  }

  @Test
  void boundsAPThatUnderflows() {
    assertThat(new PValue(-1909)).hasToString("p < 1e-300");
  }

  @Test
  void hasNoIntervalOfAMedianForFiveValuesOrFewer() {
    for (int n = 1; n <= 5; n++) {
      assertThat(refusal(Catalogue.run("median-interval", Map.of("n", n)), "coverage"))
          .hasMessageContaining(" ");
    }
  }

  @Test
  void drawsBarsThatSkipAndCallsTheCriticalDifferenceItselfSignificant() {
    Map<?, ?> a = (Map<?, ?>) ReferenceCase.load("cd_diagram_cliques").data().get("a");
    Object ranks = Objects.requireNonNull(Objects.requireNonNull(a).get("avg_ranks"));
    Answer apart =
        Catalogue.run(
            "critical-difference-cliques",
            Map.of("average-ranks", ranks, "critical-difference", 1.0));
    assertThat((List<?>) apart.values().get("significant-pairs")).hasSize(6);
    Answer skipping =
        Catalogue.run(
            "critical-difference-cliques",
            Map.of(
                "average-ranks",
                List.of(1.2, 2.1, 2.7),
                "significant-pairs",
                List.of(List.of(0, 1))));
    assertThat(skipping.values().get("cliques")).isEqualTo(List.of(List.of(0, 2), List.of(1, 2)));
    assertThat(skipping.values().get("contiguous")).isEqualTo(List.of(false, true));
  }

  @Test
  void keepsRoundOffWhereTheCallerInsists() {
    Map<String, @Nullable Object> raw = samples("wilcoxon_roundoff_ties");
    raw.put("tie-tolerance", 0);
    List<?> ranks =
        (List<?>) Objects.requireNonNull(Catalogue.run("wilcoxon", raw).values().get("ranks"));
    assertThat(ranks.stream().distinct()).hasSize(4);
  }

  @Test
  void approximatesTheSignedRanksOfFiftyThousand() {
    List<Integer> d = IntStream.rangeClosed(1, 50_000).mapToObj(i -> i % 2 == 0 ? i : -i).toList();
    Map<String, @Nullable Object> expected = ReferenceCase.load("nasty_wilcoxon_n50000").expected();
    Answer corrected = Catalogue.run("wilcoxon", Map.of("differences", d));
    same(corrected.values().get("statistic"), expected.get("W_plus"));
    same(corrected.values().get("p"), expected.get("p_cc"));
    assertThat(corrected.notes()).anyMatch(note -> note.startsWith("p is the normal"));
    Answer plain =
        Catalogue.run("wilcoxon", Map.of("differences", d, "continuity-correction", false));
    same(plain.values().get("z"), expected.get("z_nocc"));
    same(plain.values().get("p-asymptotic"), expected.get("p_nocc"));
  }

  /** The most extreme data of each size, through the tests themselves. */
  @Test
  void reachesTheSmallestPAndNoLess() {
    Map<String, @Nullable Object> floors = ReferenceCase.load("nasty_min_attainable_p").expected();
    for (int n = 2; n <= 10; n++) {
      Map<String, Object> d = Map.of("differences", upTo(1, n));
      same(Catalogue.run("wilcoxon", d).values().get("p"), at(floors, "signed_rank", n));
      same(Catalogue.run("sign-flip", d).values().get("p"), at(floors, "sign_flip", n));
      Map<String, Object> two = Map.of("x", upTo(1, n), "y", upTo(n + 1, 2 * n));
      same(Catalogue.run("mann-whitney", two).values().get("p"), at(floors, "mann_whitney_n_n", n));
    }
  }

  private static Object at(Map<String, @Nullable Object> floors, String test, int n) {
    List<?> floor = (List<?>) Objects.requireNonNull(floors.get(test + "_two_sided_min"));
    return floor.get(n - 2);
  }

  private static List<Integer> upTo(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private static void same(@Nullable Object found, @Nullable Object expected) {
    double number = ((Number) Objects.requireNonNull(expected)).doubleValue();
    assertThat(((Number) Objects.requireNonNull(found)).doubleValue())
        .isCloseTo(number, within(1e-8 * Math.abs(number)));
  }
}
