package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Catalogue;
import org.graft.stats.effect.Dominance;
import org.graft.stats.shape.ShapiroWilk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every data set. */
final class TestPropertiesTest {
  private static final List<String> PAIRED =
      List.of("paired-t", "wilcoxon", "sign-test", "sign-flip");
  private static final List<String> UNPAIRED =
      List.of("welch-t", "student-t", "label-permutation", "mann-whitney", "brunner-munzel");
  private static final List<String> RANKS = List.of("mann-whitney", "brunner-munzel");

  @Provide
  Arbitrary<List<Double>> scores() {
    return Arbitraries.integers().between(0, 1000).map(i -> i / 1000.0).list().ofSize(8);
  }

  private static Map<String, @Nullable Object> pair(List<Double> x, List<Double> y) {
    return Map.of("x", x, "y", y);
  }

  /** Outputs that the method gives as plain numbers, p-values and statistics alike. */
  private static Map<String, Double> numbers(String method, Map<String, @Nullable Object> data) {
    Answer answer = Catalogue.run(method, data);
    Map<String, Double> numbers = new LinkedHashMap<>();
    answer
        .values()
        .forEach(
            (key, value) -> {
              if (value instanceof Double number && !key.endsWith("_log10")) {
                numbers.put(key, number);
              }
            });
    return numbers;
  }

  private static void assertSame(
      String method, Map<String, Double> first, Map<String, Double> second) {
    assertThat(second.keySet()).as(method).isEqualTo(first.keySet());
    first.forEach(
        (key, value) ->
            assertThat(second.get(key))
                .as(method + " " + key)
                .isCloseTo(value, within(1e-7 * (1 + Math.abs(value)))));
  }

  @Property(tries = 40)
  void rowOrderDoesNotMatter(
      @ForAll("scores") List<Double> x, @ForAll("scores") List<Double> y, @ForAll long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, x.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    List<Double> px = order.stream().map(x::get).toList();
    List<Double> py = order.stream().map(y::get).toList();
    for (String method : PAIRED) {
      assertSame(method, numbers(method, pair(x, y)), numbers(method, pair(px, py)));
    }
    for (String method : UNPAIRED) {
      assertSame(method, numbers(method, pair(x, y)), numbers(method, pair(px, y)));
    }
  }

  @Property(tries = 40)
  void swappingSidesMirrorsTheTails(
      @ForAll("scores") List<Double> x, @ForAll("scores") List<Double> y) {
    for (String method : List.of("paired-t", "sign-test", "sign-flip", "welch-t", "student-t")) {
      Map<String, Double> one = numbers(method, pair(x, y));
      Map<String, Double> other = numbers(method, pair(y, x));
      if (one.containsKey("p")) {
        assertThat(other.get("p")).isCloseTo(one.get("p"), within(1e-12));
        assertThat(other.get("p_less")).isCloseTo(one.get("p_greater"), within(1e-12));
      }
    }
    for (String method : List.of("wilcoxon", "mann-whitney")) {
      Map<String, Double> one = numbers(method, pair(x, y));
      Map<String, Double> other = numbers(method, pair(y, x));
      if (one.containsKey("p_less_exact")) {
        assertThat(other.get("p_less_exact")).isCloseTo(one.get("p_greater_exact"), within(1e-12));
      }
    }
  }

  @Property(tries = 40)
  void monotoneMapsLeaveRankTestsAlone(
      @ForAll("scores") List<Double> x, @ForAll("scores") List<Double> y) {
    List<Double> cubedX = x.stream().map(v -> Math.exp(3 * v)).toList();
    List<Double> cubedY = y.stream().map(v -> Math.exp(3 * v)).toList();
    for (String method : RANKS) {
      Map<String, Double> one = numbers(method, pair(x, y));
      Map<String, Double> other = numbers(method, pair(cubedX, cubedY));
      one.remove("hodges_lehmann_shift");
      other.remove("hodges_lehmann_shift");
      assertSame(method, one, other);
    }
  }

  @Property(tries = 40)
  void affineMapsLeaveTestsAlone(
      @ForAll("scores") List<Double> x,
      @ForAll("scores") List<Double> y,
      @ForAll @IntRange(min = -300, max = 300) int decimals) {
    double factor = Math.scalb(1.0, 3 * decimals);
    List<Double> sx = x.stream().map(v -> v * factor).toList();
    List<Double> sy = y.stream().map(v -> v * factor).toList();
    for (String method : List.of("paired-t", "welch-t", "student-t", "sign-flip", "wilcoxon")) {
      Map<String, Double> one = numbers(method, pair(x, y));
      Map<String, Double> other = numbers(method, pair(sx, sy));
      one.keySet().removeIf(key -> !key.startsWith("p") && !key.startsWith("cohen"));
      other.keySet().removeIf(key -> !key.startsWith("p") && !key.startsWith("cohen"));
      assertSame(method, one, other);
    }
  }

  @Property(tries = 60)
  void pValuesLieBetweenNothingAndOne(
      @ForAll("scores") List<Double> x, @ForAll("scores") List<Double> y) {
    for (String method : Catalogue.all().stream().map(m -> m.name()).toList()) {
      if (PAIRED.contains(method) || UNPAIRED.contains(method)) {
        numbers(method, pair(x, y))
            .forEach(
                (key, value) -> {
                  if (key.equals("p") || key.startsWith("p_")) {
                    assertThat(value).as(method + " " + key).isBetween(0.0, 1.0);
                  }
                });
      }
    }
  }

  @Property
  void probabilitiesOfImprovementSumToOne(
      @ForAll("scores") List<Double> x, @ForAll("scores") List<Double> y) {
    double[] a = x.stream().mapToDouble(v -> v).toArray();
    double[] b = y.stream().mapToDouble(v -> v).toArray();
    assertThat(Dominance.of(a, b).a12() + Dominance.of(b, a).a12()).isCloseTo(1, within(1e-15));
    assertThat(Dominance.of(a, b).a12())
        .isCloseTo(MannWhitney.of(a, b).superiority(), within(1e-15));
  }

  /**
   * 20,000 simulated nulls each: the share of p <= 0.05 lies within four standard errors (4 x
   * 0.0015) of 0.05, or of the exact level that a discrete test reaches.
   */
  @Test
  void rejectsTrueNullsAsOftenAsDeclared() {
    double allowed = 4 * Math.sqrt(0.05 * 0.95 / 20_000);
    assertThat(rejections(d -> OneSampleT.test(Differences.of(d)).p().value()))
        .isCloseTo(0.05, within(allowed));
    assertThat(rejections(d -> SignFlip.test(Differences.of(d), 1, 1).p().value()))
        .isCloseTo(102.0 / 2048, within(allowed));
    assertThat(rejections(d -> ShapiroWilk.test(d).p().value())).isCloseTo(0.05, within(allowed));
    assertThat(rejections(d -> TwoSampleT.welch(left(d), right(d)).p().value()))
        .isCloseTo(0.046, within(allowed + 0.004));
    assertThat(rejections(d -> signedRank(d))).isCloseTo(200 / 4096.0, within(allowed + 0.0015));
    assertThat(rejections(d -> MannWhitney.of(left(d), right(d)).exact().doubled().value()))
        .isCloseTo(0.0411, within(allowed));
  }

  private static double signedRank(double[] d) {
    return SignedRank.of(Differences.of(d), ZeroPolicy.WILCOXON).exact().doubled().value();
  }

  private static double[] left(double[] d) {
    return Arrays.copyOf(d, 6);
  }

  private static double[] right(double[] d) {
    return Arrays.copyOfRange(d, 6, 12);
  }

  private static double rejections(ToDoubleFunction<double[]> test) {
    Random random = new Random(20_240_601);
    int rejected = 0;
    for (int i = 0; i < 20_000; i++) {
      double[] d = IntStream.range(0, 12).mapToDouble(k -> random.nextGaussian()).toArray();
      rejected += test.applyAsDouble(d) <= 0.05 ? 1 : 0;
    }
    return rejected / 20_000.0;
  }

  @Test
  void monteCarloIntervalHoldsTheExactP() {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = random.doubles(20).toArray();
    double[] y = random.doubles(40).map(v -> v + 0.05).toArray();
    PermutationP drawn = LabelPermutation.test(x, y, 2, 50_000);
    PermutationP again = LabelPermutation.test(x, y, 3, 400_000);
    assertThat(again.p().value()).isBetween(drawn.low(), drawn.high());
  }
}
