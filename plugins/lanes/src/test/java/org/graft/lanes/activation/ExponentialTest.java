package org.graft.lanes.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ExponentialTest {
  @Test
  void isWithinThreeTenMillionthsEverywhere() {
    for (double x = -120; x <= 0; x += 0.003) {
      assertThat(minusOne((float) x)).isCloseTo((float) Math.expm1((float) x), within(3e-7f));
    }
  }

  @Test
  void isRelativelyAsGoodNearZero() {
    for (double x = 1e-30; x < 0.5; x *= 1.3) {
      float exact = (float) Math.expm1((float) -x);
      assertThat(minusOne((float) -x) / exact).isCloseTo(1, within(1e-6f));
    }
    assertThat(minusOne(0)).isZero();
  }

  @Test
  void keepsWhatIsNoNumber() {
    assertThat(minusOne(Float.NaN)).isNaN();
    assertThat(minusOne(Float.NEGATIVE_INFINITY)).isCloseTo(-1, within(1e-6f));
  }

  private static float minusOne(float x) {
    float[] values = {x};
    Exponential.minusOne(values, 1);
    return values[0];
  }
}
