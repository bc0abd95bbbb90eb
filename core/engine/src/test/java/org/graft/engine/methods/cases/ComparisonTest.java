package org.graft.engine.methods.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The comparison itself, against answers that are wrong on purpose. */
final class ComparisonTest {
  private static List<String> compare(
      Map<String, @Nullable Object> expected, Map<String, @Nullable Object> answers) {
    return Comparison.mismatches(
        new ReferenceCase(
            "made-up", Map.of(), expected, Map.of("rel", 1e-8, "loose", 0.01), List.of()),
        "",
        expected,
        answers);
  }

  @Test
  void noticesAWrongNumberAtAnyDepth() {
    assertThat(compare(Map.of("p", 0.5), Map.of("p", 0.5000001))).hasSize(1);
    assertThat(compare(Map.of("p", 0.0), Map.of("p", 1e-7))).hasSize(1);
    assertThat(compare(Map.of("a", Map.of("p", 0.5)), Map.of("a", Map.of("p", 0.4)))).hasSize(1);
    assertThat(compare(Map.of("ci", List.of(1.0, 2.0)), Map.of("ci", new double[] {1, 2.1})))
        .hasSize(1);
    assertThat(compare(Map.of("ci", List.of(1.0, 2.0)), Map.of("ci", new double[] {1}))).hasSize(1);
    assertThat(compare(Map.of("loose", 1.0), Map.of("loose", 1.02))).hasSize(1);
    assertThat(compare(Map.of("loose", 1.0), Map.of("loose", 1.009))).isEmpty();
  }

  @Test
  void noticesWhatNothingAnswers() {
    assertThat(compare(Map.of("p", 0.5), Map.of())).hasSize(1);
    Map<String, @Nullable Object> refused = new LinkedHashMap<>();
    refused.put("p", null);
    assertThat(compare(Map.of("p", 0.5), refused)).hasSize(1);
    assertThat(compare(Map.of("p", "words"), Map.of("p", 0.5))).hasSize(1);
  }

  @Test
  void holdsPolicies() {
    Map<String, @Nullable Object> policy =
        Map.of("p", Map.of("acceptable", List.of("with reason", 1.0), "forbidden", List.of(0.0)));
    assertThat(compare(policy, Map.of("p", 1.0))).isEmpty();
    assertThat(compare(policy, Map.of("p", 0.0))).hasSize(1);
    assertThat(compare(policy, Map.of("p", Double.NaN))).hasSize(1);
    assertThat(compare(Map.of("p", Map.of("acceptable", List.of(1.0))), Map.of("p", 0.3)))
        .hasSize(1);
  }
}
