package org.graft.backbones.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;

/**
 * Beside PyTorch 1.13: interpolate(p.view(1, h, w, c).permute(0, 3, 1, 2), size, mode="bicubic") of
 * p = sin(1.7 i), i = 0, 1, ...
 */
final class PositionGridTest {
  private static Tensor positions(int tokens) {
    float[] numbers = new float[tokens * 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(1.7 * i);
    }
    return Tensor.of(Shape.of(tokens, 2), numbers);
  }

  @Test
  void makesALargerGridAndLeavesTheClassTokenAlone() {
    check(
        PositionGrid.resized(positions(7), 1, new Size(2, 3), new Size(3, 4)),
        0,
        0.9916648,
        -0.4221259,
        -1.17853,
        0.4311886,
        0.3579012,
        0.1983797,
        0.5357625,
        -0.9527757,
        -0.7731243,
        0.3402437,
        -0.3068341,
        -0.08283463,
        0.187996,
        -0.1542374,
        0.1415154,
        0.177493,
        -0.4127791,
        1.102613,
        0.5648611,
        -0.5968577,
        0.01809092,
        -0.5068543,
        -0.2527315,
        1.307761,
        -0.05243414);
  }

  @Test
  void makesASmallerGrid() {
    check(
        PositionGrid.resized(positions(16), 0, new Size(4, 4), new Size(2, 3)),
        0.2511741,
        0.5657912,
        0.1396693,
        -0.1771023,
        -0.632037,
        -0.08285259,
        0.3580334,
        -0.5881352,
        -0.2111904,
        0.001958769,
        0.2178596,
        0.5827938);
  }

  private static void check(Tensor found, double... expected) {
    float[] numbers = found.toArray();
    assertThat(numbers).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) numbers[i]).as("number " + i).isCloseTo(expected[i], within(2e-6));
    }
  }

  @Test
  void leavesTheSameGridAlone() {
    Tensor same = positions(7);
    assertThat(PositionGrid.resized(same, 1, new Size(2, 3), new Size(2, 3))).isSameAs(same);
  }

  @Test
  void refusesPositionsOfAnotherGrid() {
    assertThatThrownBy(() -> PositionGrid.resized(positions(7), 0, new Size(2, 3), new Size(4, 4)))
        .hasMessage("positions of 7x2 are not those of 0 tokens and a grid of 2x3 patches");
  }
}
