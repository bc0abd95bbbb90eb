package org.graft.stats.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class DesignPropertiesTest {
  private static final TTestPower PAIRED =
      new TTestPower(TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, 0.05);

  @Property(tries = 50)
  void powerGrowsWithTheSampleAndTheEffect(
      @ForAll @IntRange(min = 2, max = 60) int n, @ForAll @IntRange(min = 1, max = 20) int tenths) {
    double effect = tenths / 10.0;
    double power = PAIRED.power(n, effect);
    assertThat(power).isBetween(0.0, 1.0);
    assertThat(PAIRED.power(n + 1, effect)).isGreaterThanOrEqualTo(power - 1e-12);
    assertThat(PAIRED.power(n, effect + 0.1)).isGreaterThanOrEqualTo(power - 1e-12);
    assertThat(AnovaPower.power(3, n + 1.0, effect, 0.05))
        .isGreaterThanOrEqualTo(AnovaPower.power(3, n, effect, 0.05) - 1e-12);
  }

  @Property(tries = 20)
  void sampleSizeAndDetectableEffectInvertPower(@ForAll @IntRange(min = 2, max = 9) int tenths) {
    double effect = tenths / 10.0;
    double n = PAIRED.sampleSize(effect, 0.8);
    assertThat(PAIRED.power(n, effect)).isCloseTo(0.8, within(1e-8));
    assertThat(PAIRED.detectableEffect(n, 0.8)).isCloseTo(effect, within(1e-6));
  }

  @Test
  void simulatedPowerAgreesWithTheTTest() {
    SignFlipPower.Simulated simulated = SignFlipPower.simulate(12, 0.9, 0.05, 2000, 5);
    assertThat(simulated.exact()).isTrue();
    assertThat(simulated.rejections().rate())
        .isCloseTo(SignFlipPower.studentT(12, 0.9, 0.05), within(0.05));
    assertThat(SignFlipPower.simulate(5, 3, 0.05, 200, 5).rejections().events()).isZero();
    assertThat(SmallestP.pairsNeeded(0.05)).isEqualTo(6);
  }

  @Property(tries = 10)
  void boundariesSpendExactlyAlpha(@ForAll @IntRange(min = 1, max = 8) int looks) {
    double[] times = GroupSequential.equalLooks(looks);
    for (Spending spending : Spending.values()) {
      GroupSequential.Boundary boundary =
          GroupSequential.spending(times, 0.05, Sides.TWO, spending);
      double[] z = boundary.z().stream().mapToDouble(v -> v).toArray();
      assertThat(GroupSequential.stopping(times, z, 0, Sides.TWO)[looks - 1])
          .isCloseTo(0.05, within(1e-9));
    }
    assertThat(GroupSequential.pocock(new double[] {1}, 0.05, Sides.TWO))
        .isCloseTo(1.959963984540054, within(1e-9));
  }

  /** 5,000 courses of 200 pairs at alpha 0.05; Ville's inequality bounds the rate by alpha. */
  @Test
  void eProcessRarelyRejectsATrueNull() {
    SplittableRandom random = new SplittableRandom(3);
    int rejected = 0;
    for (int s = 0; s < 5000; s++) {
      double[] signs = random.ints(200, 0, 2).mapToDouble(bit -> 2 * bit - 1.0).toArray();
      rejected += SignEProcess.follow(signs, 0.05, 0.5).firstRejection() > 0 ? 1 : 0;
    }
    assertThat(rejected / 5000.0).isLessThan(0.05 + 4 * 0.0031);
  }

  @Test
  void equivalenceMirrorsAndRefusesConstants() {
    double[] x = {0.902, 0.905, 0.899, 0.903};
    double[] y = {0.901, 0.903, 0.900, 0.902};
    Equivalence.Region region = Equivalence.Region.within(0.005);
    Equivalence.Result there = Equivalence.paired(x, y, region, 0.05);
    Equivalence.Result back = Equivalence.paired(y, x, region, 0.05);
    assertThat(there.p().log()).isCloseTo(back.p().log(), within(1e-9));
    double[] shifted = {1.902, 1.905, 1.899, 1.903};
    assertThatThrownBy(() -> Equivalence.paired(x, shifted, region, 0.05))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void theDetectableEffectIsFoundAsOftenAsItSaysByTheSignFlipTestItself() {
    for (int n : new int[] {6, 8, 12, 20}) {
      for (double alpha : new double[] {0.05, 0.05 / 3}) {
        if (2 / Math.pow(2, n) > alpha) {
          continue;
        }
        double effect = SignFlipPower.detectable(n, alpha, 0.8);
        double found = SignFlipPower.simulate(n, effect, alpha, 4_000, 7).rejections().rate();
        assertThat(found).as("n = %s, alpha = %s", n, alpha).isCloseTo(0.8, within(0.04));
      }
    }
    assertThatThrownBy(() -> SignFlipPower.detectable(5, 0.05, 0.8))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("with 5 pairs");
  }
}
