package org.graft.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class BayesPropertiesTest {
  private static double[] sample(SplittableRandom random, int n) {
    return random.doubles(n).map(value -> Math.rint(100 * value) / 100).toArray();
  }

  @Test
  void theNormalLimitAgreesWithDrawsOfLargeSamples() {
    SplittableRandom random = new SplittableRandom(5);
    for (double shift : new double[] {0, 0.02, 0.05, 0.1}) {
      double[] x = random.doubles(600).toArray();
      double[] y = random.doubles(600).map(v -> v + shift).toArray();
      for (double rope : new double[] {0, 0.05, 0.35}) {
        BayesianSignedRank test = new BayesianSignedRank(x, y, rope, 0.5);
        Posterior drawn = test.largest(4_000, 1);
        Posterior limit = test.largestAtLimit(20_000, 2);
        assertThat(limit.better()).isCloseTo(drawn.better(), within(0.03));
        assertThat(limit.worse()).isCloseTo(drawn.worse(), within(0.03));
        assertThat(limit.equivalent()).isCloseTo(drawn.equivalent(), within(0.03));
      }
    }
  }

  @Property(tries = 50)
  void addsUpToOneAndMirrors(
      @ForAll @IntRange(min = 2, max = 20) int n,
      @ForAll @IntRange(max = 30) int rope,
      @ForAll @LongRange(min = 1) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = sample(random, n);
    double[] y = sample(random, n);
    double half = rope / 100.0;
    Posterior sign = sign(x, y, half);
    Posterior mirrored = sign(y, x, half);
    assertThat(sign.worse() + sign.equivalent() + sign.better()).isCloseTo(1, within(1e-12));
    assertThat(sign.worse()).isCloseTo(mirrored.better(), within(1e-9));
    double[] mean = new BayesianSignedRank(x, y, half, 0.5).posteriorMean();
    double[] back = new BayesianSignedRank(y, x, half, 0.5).posteriorMean();
    assertThat(mean[0] + mean[1] + mean[2]).isCloseTo(1, within(1e-12));
    assertThat(mean[0]).isCloseTo(back[2], within(1e-12));
    Posterior rank = new BayesianSignedRank(x, y, half, 0.5).largest(200, seed);
    assertThat(rank.worse() + rank.equivalent() + rank.better()).isCloseTo(1, within(1e-12));
  }

  private static Posterior sign(double[] x, double[] y, double rope) {
    return BayesianSignTest.test(x, y, rope, 1, BayesianSignTest.Place.ROPE).largest();
  }

  @Property(tries = 50)
  void sharesTheDistanceBetweenBothOrders(
      @ForAll @IntRange(min = 2, max = 20) int n, @ForAll @LongRange(min = 1) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(n).toArray();
    double[] y = random.doubles(n + 3).toArray();
    double there = StochasticOrder.compare(x, y, 0.05, 1, 50, seed).violation();
    double back = StochasticOrder.compare(y, x, 0.05, 1, 50, seed).violation();
    assertThat(there + back).isCloseTo(1, within(1e-9));
  }

  @Test
  void moreComparisonsGiveLargerBounds() {
    double[] x = {0.80, 0.82, 0.79, 0.90, 0.85};
    double[] y = {0.78, 0.81, 0.83, 0.84, 0.77};
    double one = StochasticOrder.compare(x, y, 0.05, 1, 500, 1).upperBound();
    double ten = StochasticOrder.compare(x, y, 0.05, 10, 500, 1).upperBound();
    assertThat(ten).isGreaterThan(one);
  }

  @Test
  void refusesWhatItCannotJudge() {
    double[] none = {};
    double[] x = {1, 2, 3};
    double[] missing = {1, Double.NaN, 3};
    assertThatThrownBy(() -> sign(none, none, 0)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> sign(x, missing, 0)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> BayesianCorrelatedT.of(x, x, 0.1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> StochasticOrder.compare(x, x, 0.05, 1, 50, 1))
        .isInstanceOf(Refusal.class);
  }

  /** Squash-unstored, 10 x 10 folds: baycomp gives P(worse) = 0.3223932 (mean, se of the case). */
  @Test
  void agreesWithBaycompOnCorrelatedScores() {
    BayesianCorrelatedT posterior = new BayesianCorrelatedT(0.4625, 1.000147207879847, 99);
    assertThat(posterior.beside(0).worse()).isCloseTo(0.322393176949927, within(1e-9));
    assertThat(posterior.beside(1).equivalent()).isCloseTo(0.6304932, within(1e-6));
  }
}
