package org.graft.engine.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.stats.Moments;
import org.junit.jupiter.api.Test;

final class DeviationsTest {
  private static final double[] SCORES = {0.71, 0.74, 0.78, 0.8, 0.92};

  @Test
  void areThoseOfTheChosenRows() {
    double expected = Moments.sd(new double[] {0.74, 0.92, 0.92, 0.71});
    assertThat(Deviations.of(SCORES).standard(new int[] {1, 4, 4, 0}))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void keepTheirDigitsFarFromZeroAndAtAnySize() {
    double[] far = {1e9 + 0.25, 1e9 + 0.5, 1e9 + 1};
    assertThat(Deviations.of(far).standard(new int[] {0, 1, 2}))
        .isCloseTo(Moments.sd(new double[] {0.25, 0.5, 1}), within(1e-12));
    assertThat(Deviations.of(new double[] {1e200, 2e200}).standard(new int[] {0, 1}))
        .isCloseTo(1e200 * Math.sqrt(0.5), within(1e186));
  }

  @Test
  void areNoneWhereRowsAreEqual() {
    assertThat(Deviations.of(SCORES).standard(new int[] {3, 3, 3, 3})).isZero();
    assertThat(Deviations.of(new double[] {0.1, 0.1, 0.1}).standard(new int[] {0, 1, 2})).isZero();
  }
}
