package org.graft.stats.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Which row comes first does not matter: pairs whole, or each sample in any order. */
final class RowOrderTest {
  private static final List<String> PAIRED =
      List.of(
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
          "ansari-bradley",
          "mood",
          "variance-ratio",
          "levene",
          "brown-forsythe",
          "bartlett",
          "fligner-killeen-tied",
          "kruskal-wallis",
          "one-way-anova",
          "tost-welch",
          "brunner-munzel",
          "hodges-lehmann");

  private static Answer run(String method, List<Double> x, List<Double> y) {
    return Catalogue.run(
        method, Map.of("x", x, "y", y, "rope", 0.1, "threshold", 0.3, "test_train_ratio", 0.25));
  }

  private static List<Double> ordered(List<Double> values, List<Integer> order) {
    return order.stream().map(values::get).toList();
  }

  @Property(tries = 25)
  void leavesEveryNumberAlone(@ForAll @LongRange(min = 1) long seed) {
    Random random = new Random(seed);
    List<Double> x = IntStream.range(0, 8).mapToObj(i -> random.nextInt(500) / 500.0).toList();
    List<Double> y = IntStream.range(0, 8).mapToObj(i -> random.nextInt(500) / 500.0).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
    Collections.shuffle(order, random);
    for (String method : PAIRED) {
      same(method, run(method, x, y), run(method, ordered(x, order), ordered(y, order)));
    }
    for (String method : UNPAIRED) {
      same(method, run(method, x, y), run(method, ordered(x, order), y));
    }
  }

  private static void same(String method, Answer first, Answer second) {
    assertThat(second.refusals().keySet()).as(method).isEqualTo(first.refusals().keySet());
    first
        .values()
        .forEach(
            (key, value) -> {
              if (value instanceof Double number && Double.isFinite(number)) {
                assertThat((Double) second.values().get(key))
                    .as(method + " " + key)
                    .isCloseTo(number, within(1e-8 * (1 + Math.abs(number))));
              }
            });
  }
}
