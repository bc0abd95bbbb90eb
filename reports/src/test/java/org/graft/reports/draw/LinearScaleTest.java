package org.graft.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LinearScaleTest {
  @Test
  void endsAreExactlyThoseAskedFor() {
    LinearScale scale = LinearScale.exactly(1, 5, 100, 300, 4);
    assertThat(scale.at(1)).isCloseTo(100, within(1e-9));
    assertThat(scale.at(5)).isCloseTo(300, within(1e-9));
    assertThat(scale.ticks()).hasSize(5);
  }

  @Test
  void oneValueHasRoomAboutIt() {
    LinearScale scale = LinearScale.exactly(1, 1, 100, 300, 6);
    assertThat(scale.at(1)).isCloseTo(200, within(1e-9));
    assertThat(scale.ticks()).isNotEmpty().hasSizeLessThan(12);
  }
}
