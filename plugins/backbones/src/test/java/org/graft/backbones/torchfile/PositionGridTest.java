package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PositionGridTest {
  /**
   * PyTorch 1.13: {@code interpolate(torch.tensor([0, 1, 4, 9, 2, 7, 5, 3, 8.]).view(1, 1, 3, 3),
   * size=SIDE, mode='bicubic')}.
   */
  private static final float[] GRID = {-1, 0, 1, 4, 9, 2, 7, 5, 3, 8};

  @Test
  void interpolatesAsPyTorchDoesAndLeavesTheClassTokenAlone() {
    double[] four = {
      -0.7589893, 0.04713202, 2.130496, 3.989696,
      6.531238, 2.74123, 2.559159, 6.116239,
      8.983566, 4.086669, 3.683496, 8.0646,
      4.830686, 3.113839, 4.693237, 8.430664
    };
    double[] two = {
      1.834381, 3.827438,
      5.270905, 6.610138
    };
    check(PositionGrid.resized(GRID, 1, 1, 17), four);
    check(PositionGrid.resized(GRID, 1, 1, 5), two);
    assertThat(PositionGrid.resized(GRID, 1, 1, 10)).containsExactly(GRID);
  }

  private static void check(float[] found, double[] expected) {
    assertThat(found).hasSize(expected.length + 1);
    assertThat(found[0]).isEqualTo(-1);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[i + 1]).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void refusesPatchesThatAreNoSquare() {
    assertThatThrownBy(() -> PositionGrid.resized(GRID, 1, 0, 9))
        .hasMessageContaining("has 10 patches, which are no square grid");
  }
}
