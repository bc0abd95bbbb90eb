package org.graft.libtorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;

/** Which device is taken; on no device. */
final class CudaDevicesTest {
  private static final CudaDevices NONE_BUILT = new CudaDevices(Optional.empty(), 0);

  private static CudaDevices devices(int count) {
    return new CudaDevices(Optional.of("12.6"), count);
  }

  private static Machine.Device device(String text) {
    return Machine.Device.of(text);
  }

  @Test
  void takesTheDeviceThatWasAskedFor() {
    assertThat(devices(2).choose(device("cuda"))).hasValue(0);
    assertThat(devices(2).choose(device("cuda:1"))).hasValue(1);
    assertThat(devices(2).choose(device("auto"))).hasValue(0);
    assertThat(devices(2).choose(device("cpu"))).isEmpty();
    assertThat(devices(0).choose(device("auto"))).isEmpty();
    assertThat(NONE_BUILT.choose(device("auto"))).isEmpty();
  }

  @Test
  void neverTakesAnotherDevice() {
    assertThatThrownBy(() -> devices(0).choose(device("cuda")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("backend cuda: libtorch finds no CUDA device")
        .hasMessageContaining("CUDA 12.6");
    assertThatThrownBy(() -> devices(1).choose(device("cuda:1")))
        .hasMessageContaining("backend cuda:1: libtorch finds one CUDA device, cuda:0");
    assertThatThrownBy(() -> devices(4).choose(device("cuda:4")))
        .hasMessageContaining("cuda:0 to cuda:3");
    assertThatThrownBy(() -> CudaDevices.checkBuild(Optional.empty(), device("cuda:1")))
        .hasMessageContaining("-Plibtorch-cuda");
  }

  @Test
  void wantsTheWorkspaceWithoutWhichARerunGivesOtherBits() {
    assertThat(CudaDevices.unrepeatable(Optional.of(":4096:8"))).isEmpty();
    assertThat(CudaDevices.unrepeatable(Optional.of(":16:8"))).isEmpty();
    assertThat(CudaDevices.unrepeatable(Optional.empty()))
        .hasValueSatisfying(why -> assertThat(why).contains("CUBLAS_WORKSPACE_CONFIG=:4096:8"));
    assertThat(CudaDevices.unrepeatable(Optional.of(":0:0"))).isPresent();
  }
}
