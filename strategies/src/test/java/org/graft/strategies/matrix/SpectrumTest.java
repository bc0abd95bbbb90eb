package org.graft.strategies.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SpectrumTest {
  /** Of (1, 2, 2)' (1, 2, 2) + 4 (0, 1, -1)' (0, 1, -1): values 9 and 8, rank 2. */
  private static final double[][] DEFICIENT = {{1, 2, 2}, {2, 8, 0}, {2, 0, 8}};

  @Test
  void leavesOutWhatIsRounding() {
    assertThat(Spectrum.of(DEFICIENT).values()).containsExactly(new double[] {9, 8}, within(1e-12));
  }

  @Test
  void isTheSameByWayOfAShiftedMatrix() {
    Spectrum shifted = Spectrum.of(DEFICIENT, 8);
    assertThat(shifted.values()).containsExactly(new double[] {9, 8}, within(1e-12));
    assertThat(shifted.solve(new double[] {9, 18, 18}))
        .containsExactly(new double[] {1, 2, 2}, within(1e-12));
  }
}
