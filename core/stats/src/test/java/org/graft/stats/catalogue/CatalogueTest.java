package org.graft.stats.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CatalogueTest {
  private static final double MIN = Double.MIN_VALUE;
  private static final List<List<Object>> NASTY =
      List.of(
          List.of(),
          List.of(1.0),
          List.of(1.0, 2.0),
          List.of(0.3, 0.3, 0.3, 0.1 + 0.2),
          List.of(0.0, 0.0, 0.0, 0.0),
          List.of(1e300, -1e300, 3e300, 2e300),
          List.of(1.7e308, -1.7e308, 1.7e308, 1.0),
          List.of(-1.7e308, 1.7e308, -1.7e308, 1.0),
          List.of(MIN, 3 * MIN, 7 * MIN, 2 * MIN),
          List.of("NaN", 1.0, 2.0, 4.0),
          List.of("NaN", "NaN"),
          List.of("Infinity", 1.0, 2.0, 3.0),
          List.of("-Infinity", "Infinity", 2.0, 3.0),
          List.of(1.0, 1.0, 2.0, 2.0),
          List.of(1e9, 1e9 + 1e-6, 1e9 + 2e-6, 1e9));

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
            "tukey_hsd", "one-way-anova",
            "Shaffer", "all-pairs-adjust",
            "aso", "almost-stochastic-order",
            "pocock", "group-sequential");
    ideas.forEach(
        (idea, method) ->
            assertThatThrownBy(() -> Catalogue.method(idea))
                .hasMessageMatching(".*did you mean [^?]*'" + method + "'.*"));
    assertThatThrownBy(() -> Catalogue.method("xyzzy")).hasMessageNotContaining("did you mean");
  }

  @Test
  void saysWhichInputIsMissing() {
    assertThatThrownBy(() -> Catalogue.run("welch-t", Map.of("x", List.of(1.0, 2.0))))
        .hasMessageContaining("missing input 'y'; inputs are: x, y, confidence; given are: x");
  }

  @Test
  void readsNamesFromElsewhereAndNotesWhatItDoesNotUse() {
    Answer answer =
        Catalogue.run("wilcoxon", Map.of("differences", List.of(1.0, 2.0, 3.0), "confidenec", 0.9));
    assertThat(answer.values().get("W_plus")).isEqualTo(6.0);
    assertThat(answer.notes()).contains("'differences' is read as d", "not used: confidenec");
  }

  @Test
  void takesTwoSamplesOfOtherNamesInTheirOrder() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("before", List.of(1.0, 2.0, 5.0));
    named.put("pairing", "same seed");
    named.put("after", List.of(3.0, 4.0, 6.5));
    Answer answer = Catalogue.run("paired-t", named);
    assertThat(answer.values())
        .usingRecursiveComparison()
        .isEqualTo(
            Catalogue.run("paired-t", Map.of("x", named.get("before"), "y", named.get("after")))
                .values());
    assertThat(answer.notes())
        .contains("'before' is read as x", "'after' is read as y", "not used: pairing");
    named.put("third", List.of(1.0, 2.0, 3.0));
    assertThatThrownBy(() -> Catalogue.run("paired-t", named))
        .hasMessageContaining("missing input 'x'");
    assertThat(Catalogue.run("levene", named).notes())
        .contains("'before', 'after', 'third' is read as groups");
  }

  @Test
  void answersSeveralSamplesByTheirNames() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("skewed", List.of(1.0, 1.5, 2.0, 9.0));
    named.put("constant", List.of(1.0, 1.0, 1.0));
    Answer answer = Catalogue.run("shapiro-wilk", named);
    assertThat(answer.values().get("skewed"))
        .isEqualTo(Catalogue.run("shapiro-wilk", Map.of("x", named.get("skewed"))).values());
    assertThat(answer.refusals()).containsOnlyKeys("constant.W", "constant.p");
    Map<String, Object> queries = new LinkedHashMap<>();
    queries.put("alpha", 0.01);
    queries.put("small", Map.of("n", 10.0, "delta", 1.0));
    queries.put("large", Map.of("n", 20.0, "delta", 1.0));
    assertThat(Catalogue.run("power-t", queries).values().get("large"))
        .isEqualTo(
            Catalogue.run("power-t", Map.of("n", 20.0, "delta", 1.0, "alpha", 0.01)).values());
    queries.put("small", Map.of("n", 10.0, "alpha", 5.0));
    assertThatThrownBy(() -> Catalogue.run("power-t", queries))
        .hasMessageContaining("small: input 'alpha' must be inside (0, 1)");
  }

  @Test
  void takesGroupsAndColumnsByName() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("A", List.of(1.0, 2.0, 5.0));
    named.put("B", List.of(3.0, 4.0, 6.0));
    assertThat(Catalogue.run("kruskal-wallis", Map.of("groups", named)).values())
        .usingRecursiveComparison()
        .isEqualTo(
            Catalogue.run("kruskal-wallis", Map.of("x", named.get("A"), "y", named.get("B")))
                .values());
    assertThat(Catalogue.run("nemenyi", Map.of("matrix", named)).values().get("p_values"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKey("A vs B");
  }

  @Test
  void notesTheBoundOfAPThatUnderflows() {
    List<Double> x = IntStream.range(0, 100).mapToObj(i -> i * 0.001).toList();
    List<Double> y = IntStream.range(0, 100).mapToObj(i -> 1000 + i * 0.0011).toList();
    assertThat(Catalogue.run("student-t", Map.of("x", x, "y", y)).notes())
        .anyMatch(note -> note.startsWith("p: p < 1e-300 (10^-8"));
  }

  /** Of methods on one or two vectors: the outputs are the declared ones, in order. */
  @TestFactory
  Stream<DynamicTest> declaresItsOutputs() {
    return onVectors()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.name(),
                    () -> {
                      List<Object> x = List.of(0.9, 0.8, 0.95, 0.7, 0.85, 0.91, 0.6, 0.77);
                      List<Object> y = List.of(0.8, 0.82, 0.9, 0.7, 0.75, 0.92, 0.5, 0.71);
                      List<String> found =
                          Catalogue.run(method.name(), arguments(x, y)).values().keySet().stream()
                              .filter(key -> !key.endsWith("_log10"))
                              .toList();
                      assertThat(found)
                          .containsExactlyElementsOf(
                              method.outputs().stream().map(Method.Output::name).toList());
                      assertThat(method.edges()).isNotBlank();
                      assertThat(method.citation()).isNotBlank();
                    }));
  }

  /** Every pair of nasty samples: a finite number, or a refusal with its reason. */
  @TestFactory
  Stream<DynamicTest> answersOrRefusesByName() {
    return onVectors()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.name(),
                    () -> {
                      for (List<Object> x : NASTY) {
                        for (List<Object> y : NASTY) {
                          check(method, x, y);
                        }
                      }
                    }));
  }

  private static void check(Method method, List<Object> x, List<Object> y) {
    Answer answer;
    try {
      answer = Catalogue.run(method.name(), arguments(x, y));
    } catch (Refusal whole) {
      assertThat(whole).hasMessageContaining(" ");
      return;
    }
    String given = method.name() + " on " + x + " and " + y;
    boolean infinite = Stream.of(x, y).anyMatch(v -> v.toString().contains("Infinity"));
    answer
        .values()
        .forEach(
            (key, value) -> {
              if (value == null) {
                assertThat(answer.refusals().get(key)).as(given + ": " + key).isNotNull();
              }
              for (double number : flat(value)) {
                assertThat(number).as(given + ": " + key).isNotNaN();
                if (!infinite) {
                  assertThat(number).as(given + ": " + key).isFinite();
                }
              }
            });
  }

  private static List<Double> flat(@Nullable Object value) {
    List<Double> numbers = new ArrayList<>();
    if (value instanceof Number number) {
      numbers.add(number.doubleValue());
    } else if (value instanceof double[] many) {
      Arrays.stream(many).forEach(numbers::add);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> numbers.addAll(flat(inner)));
    }
    return numbers;
  }

  private static Map<String, @Nullable Object> arguments(List<Object> x, List<Object> y) {
    Map<String, @Nullable Object> arguments = new HashMap<>();
    arguments.put("x", x);
    arguments.put("y", y);
    arguments.put("p", List.of(0.0, 0.1, 0.5, 1.0));
    arguments.put("test_train_ratio", 0.1);
    arguments.put("draws", 200.0);
    arguments.put("threshold", 0.7);
    arguments.put("rope", 0.05);
    return arguments;
  }

  /** Methods that take a vector x, with or without a y. */
  private static Stream<Method> onVectors() {
    return Catalogue.all().stream()
        .filter(
            method ->
                method.inputs().stream()
                    .anyMatch(i -> i.name().equals("x") && i.type().equals("vector")));
  }
}
