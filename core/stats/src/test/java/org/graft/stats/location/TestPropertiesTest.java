package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.graft.stats.effect.Dominance;
import org.graft.stats.shape.ShapiroWilk;
import org.junit.jupiter.api.Test;

/** What holds for every data set. */
final class TestPropertiesTest {
  @Provide
  Arbitrary<List<Double>> scores() {
    return Arbitraries.integers().between(0, 1000).map(i -> i / 1000.0).list().ofSize(8);
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
    return SignedRank.of(Differences.of(d), ZeroPolicy.WILCOX).exact().doubled().value();
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
