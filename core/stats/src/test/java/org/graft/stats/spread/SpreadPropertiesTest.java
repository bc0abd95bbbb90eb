package org.graft.stats.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class SpreadPropertiesTest {
  private static double[] sample(SplittableRandom random, int n, double sd) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = sd * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
    return values;
  }

  private static double[] affine(double[] values, double scale, double shift) {
    return Arrays.stream(values).map(value -> scale * value + shift).toArray();
  }

  @Property(tries = 100)
  void isTheSameOnEveryScaleAndAtEveryLocation(
      @ForAll @IntRange(min = 4, max = 15) int n, @ForAll @LongRange(min = 1) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = sample(random, n, 1);
    double[] y = sample(random, n, 2);
    double[] a = affine(x, 0x1p900, 0);
    double[] b = affine(y, 0x1p900, 0);
    double[] c = affine(x, 1, 3);
    double[] d = affine(y, 1, -7);
    double[][] groups = {x, y};
    for (double[][] changed : new double[][][] {{a, b}, {c, d}}) {
      assertThat(Levene.test(changed, Center.MEDIAN).w())
          .isCloseTo(Levene.test(groups, Center.MEDIAN).w(), within(1e-6));
      assertThat(Bartlett.test(changed).k2()).isCloseTo(Bartlett.test(groups).k2(), within(1e-6));
      assertThat(FlignerKilleen.test(changed, RoundOff.TIED).chi2())
          .isCloseTo(FlignerKilleen.test(groups, RoundOff.TIED).chi2(), within(1e-6));
      assertThat(new VarianceRatio(changed[0], changed[1]).ratio())
          .isCloseTo(new VarianceRatio(x, y).ratio(), within(1e-6));
      assertThat(PitmanMorgan.test(changed[0], changed[1]).r())
          .isCloseTo(PitmanMorgan.test(x, y).r(), within(1e-6));
      assertThat(new SwapPermutation(changed[0], changed[1]).test(1, 1).p().value())
          .isCloseTo(new SwapPermutation(x, y).test(1, 1).p().value(), within(1e-9));
    }
  }

  @Property(tries = 100)
  void doesNotDependOnWhichSampleComesFirst(
      @ForAll @IntRange(min = 3, max = 15) int n, @ForAll @LongRange(min = 1) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = sample(random, n, 1);
    double[] y = sample(random, n + 1, 1);
    assertThat(AnsariBradley.of(x, y, RoundOff.TIED).exact().value())
        .isCloseTo(AnsariBradley.of(y, x, RoundOff.TIED).exact().value(), within(1e-9))
        .isBetween(0.0, 1.0);
    assertThat(Mood.test(x, y).z()).isCloseTo(-Mood.test(y, x).z(), within(1e-9));
    assertThat(new VarianceRatio(x, y).p().value())
        .isCloseTo(new VarianceRatio(y, x).p().value(), within(1e-9));
    double[] z = Arrays.copyOf(y, n);
    assertThat(new SwapPermutation(x, z).logRatio())
        .isCloseTo(-new SwapPermutation(z, x).logRatio(), within(1e-12));
  }

  /** 4,000 simulations at level 0.05: standard error 0.0034, four of them allowed. */
  @Test
  void swapPermutationKeepsItsLevelOnPairsOfHeavyTails() {
    SplittableRandom random = new SplittableRandom(11);
    int simulations = 4000;
    int rejected = 0;
    for (int s = 0; s < simulations; s++) {
      double[] x = new double[12];
      double[] y = new double[12];
      for (int i = 0; i < x.length; i++) {
        double common = random.nextDouble();
        x[i] = common + Math.tan(1.4 * (random.nextDouble() - 0.5) * 2) / 5;
        y[i] = common + Math.tan(1.4 * (random.nextDouble() - 0.5) * 2) / 5;
      }
      rejected += new SwapPermutation(x, y).test(1, 1).p().value() <= 0.05 ? 1 : 0;
    }
    assertThat((double) rejected / simulations).isLessThan(0.05 + 4 * 0.0034);
  }

  @Test
  void refusesWhatHasNoSpreadByName() {
    double[] constant = {0.9, 0.9, 0.9};
    double[] one = {0.9};
    double[] missing = {0.9, Double.NaN, 0.8};
    double[] diverged = {0.9, Double.POSITIVE_INFINITY, 0.8};
    double[] good = {0.1, 0.5, 0.7};
    assertThatThrownBy(() -> new SwapPermutation(constant, constant)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new VarianceRatio(good, constant)).isInstanceOf(Refusal.class);
    for (double[] bad : new double[][] {{}, one, missing, diverged}) {
      double[][] groups = {good, bad};
      assertThatThrownBy(() -> Levene.test(groups, Center.MEAN)).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> Bartlett.test(groups)).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> PitmanMorgan.test(good, bad)).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void countsSubnormalAndHugeValuesAlike() {
    double[] x = {1, 2, 4, 8};
    double[] y = {1, 5, 2, 3};
    double tiny = Double.MIN_VALUE * 4;
    assertThat(new VarianceRatio(affine(x, tiny, 0), affine(y, tiny, 0)).ratio())
        .isCloseTo(new VarianceRatio(x, y).ratio(), within(1e-9));
    assertThat(new VarianceRatio(affine(x, 1e300, 0), affine(y, 1e300, 0)).ratio())
        .isCloseTo(new VarianceRatio(x, y).ratio(), within(1e-9));
  }

  /** R: fisher.test(matrix(c(3, 27, 0, 30), 2)) gives 0.2372881. */
  @Test
  void comparesFailureRates() {
    FailureComparison comparison =
        new FailureComparison(new BinomialRate(3, 30), new BinomialRate(0, 30));
    assertThat(comparison.fisher().value()).isCloseTo(0.2372881356, within(1e-9));
    assertThat(comparison.boschloo().value()).isLessThan(comparison.fisher().value());
    assertThat(comparison.exactInterval(0.95).low()).isLessThan(0);
    assertThat(comparison.exactInterval(0.95).high()).isBetween(0.2, 0.4);
    assertThat(comparison.newcombe(0.95).low()).isLessThan(0.1);
  }
}
