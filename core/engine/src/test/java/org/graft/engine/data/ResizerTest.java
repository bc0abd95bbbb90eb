package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;

class ResizerTest {
  @Test
  void interpolatesBetweenPixelCentres() {
    assertThat(resized(Shape.of(1, 1, 2), new Size(1, 4), 0, 8)).containsExactly(0, 2, 6, 8);
  }

  @Test
  void averagesOverAllThatANewPixelCovers() {
    float[] halved = resized(Shape.of(1, 1, 4), new Size(1, 2), 0, 4, 8, 12);
    // Triangles of reach 2 about 1 and 3: weights 3, 3, 1 of 7.
    assertThat(halved[0]).isCloseTo((0 * 3 + 4 * 3 + 8) / 7f, within(1e-6f));
    assertThat(halved[1]).isCloseTo((4 + 8 * 3 + 12 * 3) / 7f, within(1e-6f));
  }

  @Test
  void keepsChannelsApartAndTheSameSizeAsItIs() {
    float[] image = {1, 2, 3, 4, 50, 60, 70, 80};
    assertThat(resized(Shape.of(2, 2, 2), new Size(2, 2), image)).containsExactly(image);
    assertThat(resized(Shape.of(2, 2, 2), new Size(1, 1), image)).containsExactly(2.5f, 65f);
  }

  @Test
  void refusesWhatIsNoImage() {
    assertThatThrownBy(() -> new Resizer(Shape.of(5), new Size(2, 2)))
        .hasMessageContaining("only images can be resized");
  }

  private static float[] resized(Shape from, Size size, float... image) {
    Resizer resizer = new Resizer(from, size);
    float[] into = new float[Math.toIntExact(resizer.to().elements())];
    resizer.resize(image, into, 0);
    return into;
  }
}
