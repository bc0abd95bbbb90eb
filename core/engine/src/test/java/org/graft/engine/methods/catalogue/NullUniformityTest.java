package org.graft.engine.methods.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Exact tests under a true null, 2,000 simulations each: a level a that the test can reach is
 * reached as often as a, within four standard errors sqrt(a (1 - a) / 2000), at most 0.045.
 */
final class NullUniformityTest {
  private static final int SIMULATIONS = 2000;

  private record Exact(String method, String p, Function<Random, Map<String, ?>> data) {}

  private static List<Double> sample(Random random, int n) {
    return DoubleStream.generate(random::nextGaussian).limit(n).boxed().toList();
  }

  private static Map<String, ?> two(Random random, int n, int m) {
    return Map.of("x", sample(random, n), "y", sample(random, m));
  }

  private static Map<String, ?> greater(Map<String, ?> samples) {
    Map<String, Object> all = new LinkedHashMap<>(samples);
    all.put("alternative", "greater");
    return all;
  }

  private static Stream<Exact> tests() {
    return Stream.of(
        new Exact("sign-flip", "p", r -> Map.of("differences", sample(r, 8))),
        new Exact("sign-test", "p", r -> Map.of("differences", sample(r, 9))),
        new Exact("wilcoxon", "p", r -> Map.of("differences", sample(r, 8))),
        new Exact("label-permutation", "p", r -> two(r, 4, 5)),
        new Exact("welch-permutation", "p", r -> two(r, 4, 5)),
        new Exact("mann-whitney", "p", r -> two(r, 5, 5)),
        new Exact("brunner-munzel", "p-permutation", r -> two(r, 4, 5)),
        new Exact("ansari-bradley", "p-exact", r -> greater(two(r, 5, 6))),
        new Exact(
            "kruskal-wallis",
            "p-exact",
            r -> Map.of("groups", List.of(sample(r, 3), sample(r, 3), sample(r, 4)))),
        new Exact(
            "friedman",
            "p-exact",
            r -> Map.of("matrix", Stream.generate(() -> sample(r, 3)).limit(5).toList())));
  }

  @TestFactory
  Stream<DynamicTest> reachesItsLevelsAsOftenAsDeclared() {
    return tests()
        .map(test -> DynamicTest.dynamicTest(test.method() + " " + test.p(), () -> check(test)));
  }

  private static void check(Exact test) {
    Random random = new Random(20_261_121);
    double[] p = new double[SIMULATIONS];
    for (int i = 0; i < SIMULATIONS; i++) {
      Answer answer = Catalogue.run(test.method(), test.data().apply(random));
      p[i] = (Double) Objects.requireNonNull(answer.values().get(test.p()));
    }
    for (double level : new double[] {0.05, 0.1, 0.25, 0.5}) {
      double reached = Arrays.stream(p).filter(v -> v <= level + 1e-9).max().orElse(0);
      double share = Arrays.stream(p).filter(v -> v <= reached + 1e-9).count() / (double) p.length;
      double error = Math.sqrt(reached * (1 - reached) / SIMULATIONS);
      assertThat(share).as("p <= %s", reached).isCloseTo(reached, within(4 * error + 1e-9));
    }
  }
}
