package org.graft.engine.methods.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.engine.problem.SpecException;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CatalogueTest {
  private static final List<Double> X = List.of(1.0, 2.0, 5.0);
  private static final List<Double> Y = List.of(3.0, 4.0, 6.5);

  @Test
  void namesTheNearestMethod() {
    assertThatThrownBy(() -> Catalogue.method("wilcoxn"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("did you mean 'wilcoxon'")
        .hasMessageContaining("paired-t");
    assertThatThrownBy(() -> Catalogue.method("paired_t"))
        .hasMessageContaining("did you mean 'paired-t'");
  }

  @Test
  void namesTheMethodsThatAnIdeaBelongsTo() {
    Map<String, String> ideas =
        Map.of(
            "holm", "p-adjust",
            "cliffs-delta", "effect-sizes",
            "wilcoxon_signed_rank", "wilcoxon",
            "5x2cv", "cv5x2",
            "nadeau-bengio", "corrected-resampled-t",
            "tukey_hsd", "tukey-kramer",
            "Shaffer", "p-adjust",
            "aso", "almost-stochastic-order",
            "pocock", "group-sequential");
    ideas.forEach(
        (idea, method) ->
            assertThatThrownBy(() -> Catalogue.method(idea))
                .hasMessageMatching(".*did you mean [^?]*'" + method + "'.*"));
    assertThatThrownBy(() -> Catalogue.method("xyzzy")).hasMessageNotContaining("did you mean");
  }

  @Test
  void refusesAnUnknownOptionWithTheNearestName() {
    assertThatThrownBy(
            () -> Catalogue.run("wilcoxon", Map.of("x", X, "y", Y, "zeross", "pratt", "alfa", 1)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("no parameter named 'zeross' (did you mean 'zeros'?)")
        .hasMessageContaining("no parameter named 'alfa'");
  }

  @Test
  void listsTheChoicesOfAnOption() {
    assertThatThrownBy(() -> Catalogue.run("wilcoxon", Map.of("x", X, "y", Y, "zeros", "prat")))
        .hasMessageContaining("did you mean 'pratt'?")
        .hasMessageContaining("wilcox, pratt, zsplit");
    assertThatThrownBy(() -> Catalogue.run("p-adjust", Map.of("p", X, "method", "BH")))
        .hasMessageContaining("did you mean 'bh'?");
  }

  @Test
  void saysWhichInputIsMissingOrOutOfRange() {
    assertThatThrownBy(() -> Catalogue.run("welch-t", Map.of("x", X)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("'y' is missing");
    Map<String, @Nullable Object> none = new LinkedHashMap<>(Map.of("x", X));
    none.put("y", null);
    assertThatThrownBy(() -> Catalogue.run("welch-t", none)).hasMessageContaining("'y' is missing");
    assertThatThrownBy(() -> Catalogue.run("t-interval", Map.of("x", X, "confidence", 95)))
        .hasMessageContaining("must be inside (0, 1)");
    assertThatThrownBy(() -> Catalogue.run("t-interval", Map.of("x", List.of(1, "two"))))
        .hasMessageContaining("at index 1: expected a number, found two");
    assertThatThrownBy(() -> Catalogue.run("paired-t", Map.of("x", X, "y", Y, "differences", X)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("give x and y, or differences");
  }

  @Test
  void refusesAWrongArgumentThatOnlyAnOutputMeets() {
    assertThatThrownBy(() -> Catalogue.run("descriptives", Map.of("x", X, "trim", 0.7)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("0.7");
  }

  @Test
  void answersUnderTheAlternative() {
    Map<String, Object> pairs = Map.of("x", X, "y", Y);
    double two = p("paired-t", pairs, "two-sided");
    double less = p("paired-t", pairs, "less");
    assertThat(less).isEqualTo(two / 2);
    assertThat(p("paired-t", pairs, "greater") + less).isBetween(1 - 1e-12, 1 + 1e-12);
  }

  private static double p(String method, Map<String, Object> data, String alternative) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(data);
    arguments.put("alternative", alternative);
    return (Double) Catalogue.run(method, arguments).values().getOrDefault("p", Double.NaN);
  }

  @Test
  void takesGroupsAndColumnsByName() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("A", X);
    named.put("B", Y);
    assertThat(Catalogue.run("kruskal-wallis", Map.of("groups", named)).values())
        .isEqualTo(Catalogue.run("kruskal-wallis", Map.of("groups", List.of(X, Y))).values());
    assertThat(Catalogue.run("nemenyi", Map.of("matrix", named)).values().get("pairs"))
        .isEqualTo(List.of(List.of("A", "B")));
  }

  @Test
  void takesMissingAndInfiniteValuesAsWords() {
    List<@Nullable Object> x = new java.util.ArrayList<>(List.of(0.31, "Infinity", 0.33, "NaN"));
    x.add(null);
    Answer answer = Catalogue.run("wilcoxon", Map.of("x", x, "y", Collections.nCopies(5, 0.3)));
    assertThat(answer.values().get("n")).isEqualTo(3);
    assertThat(answer.notes()).contains("2 of 5 pairs dropped (missing value): index [3, 4]");
  }

  @Test
  void notesTheBoundOfAPThatUnderflows() {
    List<Double> x = IntStream.range(0, 100).mapToObj(i -> i * 0.001).toList();
    List<Double> y = IntStream.range(0, 100).mapToObj(i -> 1000 + i * 0.0011).toList();
    assertThat(Catalogue.run("student-t", Map.of("x", x, "y", y)).notes())
        .anyMatch(note -> note.startsWith("p: p < 1e-300 (10^-8"));
  }

  /** The outputs of an example are declared ones, in their order. */
  @TestFactory
  Stream<DynamicTest> declaresItsOutputs() {
    return Catalogue.all().stream()
        .map(method -> DynamicTest.dynamicTest(method.name(), () -> declared(method)));
  }

  private static void declared(MethodCard method) {
    List<String> names = method.outputs().stream().map(OutputCard::name).toList();
    Answer answer = Catalogue.run(method.name(), Examples.arguments(method));
    List<String> found =
        answer.values().keySet().stream().filter(key -> !key.endsWith("-log10")).toList();
    assertThat(names).containsSubsequence(found);
    assertThat(names).doesNotHaveDuplicates();
    assertThat(found).isNotEmpty();
    assertThat(method.edges()).isNotBlank();
    assertThat(method.assumes()).isNotBlank();
  }
}
