package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.graft.spi.training.Machine.Backend;
import org.graft.spi.training.Machine.Device;
import org.junit.jupiter.api.Test;

final class MachineTest {
  @Test
  void readsADeviceAsItIsWritten() {
    assertThat(Device.of("auto")).isEqualTo(Device.AUTO);
    assertThat(Device.of("CPU")).isEqualTo(Device.CPU);
    assertThat(Device.of("cuda")).isEqualTo(new Device(Backend.CUDA, 0));
    assertThat(Device.of("cuda:0")).isEqualTo(Device.of("cuda"));
    assertThat(Device.of("cuda:1")).isEqualTo(new Device(Backend.CUDA, 1)).hasToString("cuda:1");
    assertThat(Device.of("cuda")).hasToString("cuda");
  }

  @Test
  void refusesWhatIsNoDevice() {
    for (String text : new String[] {"gpu", "cuda:", "cuda:-1", "cuda:x", "cpu:1", ""}) {
      assertThatThrownBy(() -> Device.of(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "'")
          .hasMessageContaining("cuda:N");
    }
    assertThatThrownBy(() -> new Device(Backend.CPU, 1)).hasMessageContaining("CPU");
  }
}
