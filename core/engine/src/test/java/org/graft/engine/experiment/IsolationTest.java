package org.graft.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.graft.spi.training.Machine.Device;
import org.junit.jupiter.api.Test;

final class IsolationTest {
  @Test
  void isolatesLongRunsButThoseOnCuda() {
    assertThat(Isolation.AUTOMATIC.isolates(2, Device.CPU)).isTrue();
    assertThat(Isolation.AUTOMATIC.isolates(2, Device.AUTO)).isTrue();
    assertThat(Isolation.AUTOMATIC.isolates(0.5, Device.CPU)).isFalse();
    assertThat(Isolation.AUTOMATIC.isolates(2, Device.of("cuda:1"))).isFalse();
    assertThat(Isolation.ALWAYS.isolates(0, Device.of("cuda"))).isTrue();
    assertThat(Isolation.NEVER.isolates(2, Device.CPU)).isFalse();
  }
}
