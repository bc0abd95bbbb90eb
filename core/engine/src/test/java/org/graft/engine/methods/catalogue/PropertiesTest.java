package org.graft.engine.methods.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.graft.engine.plugin.ParameterCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every data set, whatever the method. */
final class PropertiesTest {
  private static final List<String> PAIRED =
      List.of(
          "paired-t",
          "wilcoxon",
          "sign-test",
          "sign-flip",
          "pitman-morgan",
          "swap-permutation",
          "tost-paired",
          "bayes-sign",
          "bayes-correlated-t",
          "corrected-resampled-t",
          "correlation",
          "failure-comparison");
  private static final List<String> UNPAIRED =
      List.of(
          "welch-t",
          "student-t",
          "label-permutation",
          "welch-permutation",
          "mann-whitney",
          "brunner-munzel",
          "ansari-bradley",
          "mood",
          "variance-ratio",
          "levene",
          "brown-forsythe",
          "bartlett",
          "fligner-killeen",
          "kruskal-wallis",
          "one-way-anova",
          "tost-welch",
          "hodges-lehmann");
  private static final List<String> MIRRORED =
      List.of(
          "paired-t",
          "sign-test",
          "sign-flip",
          "wilcoxon",
          "welch-t",
          "student-t",
          "mann-whitney",
          "brunner-munzel");

  private final List<Double> x = new ArrayList<>();
  private final List<Double> y = new ArrayList<>();

  private void draw(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      x.add(random.nextInt(500) / 500.0);
      y.add(random.nextInt(500) / 500.0);
    }
  }

  private static Answer run(
      String method, List<Double> x, List<Double> y, Map<String, Object> options) {
    Map<String, Object> arguments = new LinkedHashMap<>(options);
    arguments.putAll(
        Map.of(
            "x",
            x,
            "y",
            y,
            "groups",
            List.of(x, y),
            "rope",
            0.1,
            "round-off",
            "tied",
            "threshold",
            0.3,
            "test-train-ratio",
            0.25));
    arguments
        .keySet()
        .retainAll(Catalogue.method(method).inputs().stream().map(ParameterCard::name).toList());
    return Catalogue.run(method, arguments);
  }

  private static Answer run(String method, List<Double> x, List<Double> y) {
    return run(method, x, y, Map.of());
  }

  private static List<Double> mapped(List<Double> values, DoubleUnaryOperator map) {
    return values.stream().map(map::applyAsDouble).toList();
  }

  private static void same(String method, Answer first, Answer second, List<String> outputs) {
    assertThat(second.refusals().keySet()).as(method).isEqualTo(first.refusals().keySet());
    first
        .values()
        .forEach(
            (key, value) -> {
              boolean asked = outputs.isEmpty() || outputs.contains(key);
              if (asked && value instanceof Double number && Double.isFinite(number)) {
                assertThat((Double) second.values().get(key))
                    .as(method + " " + key)
                    .isCloseTo(number, within(1e-7 * (1 + Math.abs(number))));
              }
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void rowOrderDoesNotMatter(long seed) {
    draw(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    List<Double> px = order.stream().map(x::get).toList();
    List<Double> py = order.stream().map(y::get).toList();
    for (String method : PAIRED) {
      same(method, run(method, x, y), run(method, px, py), List.of());
    }
    for (String method : UNPAIRED) {
      same(method, run(method, x, y), run(method, px, y), List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void swappingSidesMirrorsTheTails(long seed) {
    draw(seed);
    for (String method : MIRRORED) {
      same(method, run(method, x, y), run(method, y, x), List.of("p"));
      Answer greater = run(method, x, y, Map.of("alternative", "greater"));
      Answer less = run(method, y, x, Map.of("alternative", "less"));
      same(method, greater, less, List.of("p", "p-exact", "p-asymptotic"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void monotoneMapsLeaveRankTestsAlone(long seed) {
    draw(seed);
    List<Double> mappedX = mapped(x, v -> Math.exp(3 * v));
    List<Double> mappedY = mapped(y, v -> Math.exp(3 * v));
    List<String> outputs = List.of("statistic", "p", "p-exact", "z", "p-asymptotic", "superiority");
    for (String method : List.of("mann-whitney", "brunner-munzel")) {
      same(method, run(method, x, y), run(method, mappedX, mappedY), outputs);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-300, -90, -7, 1, 12, 100, 300})
  void scaleLeavesTestsAlone(int power) {
    draw(power);
    double factor = Math.scalb(1.0, 3 * power);
    for (String method :
        List.of("paired-t", "welch-t", "student-t", "sign-flip", "wilcoxon", "mann-whitney")) {
      Answer scaled = run(method, mapped(x, v -> v * factor), mapped(y, v -> v * factor));
      same(method, run(method, x, y), scaled, List.of("p", "p-exact", "p-asymptotic"));
    }
  }
}
