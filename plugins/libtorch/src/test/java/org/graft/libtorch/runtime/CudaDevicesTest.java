package org.graft.libtorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.graft.spi.result.Finding.Level;
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

  private static OptionalInt choose(CudaDevices devices, String asked) {
    return devices.choose(device(asked), Optional.empty());
  }

  @Test
  void takesTheDeviceThatWasAskedFor() {
    assertThat(choose(devices(2), "cuda")).hasValue(0);
    assertThat(choose(devices(2), "cuda:1")).hasValue(1);
    assertThat(choose(devices(2), "auto")).hasValue(0);
    assertThat(choose(devices(2), "cpu")).isEmpty();
    assertThat(choose(devices(0), "auto")).isEmpty();
    assertThat(choose(NONE_BUILT, "auto")).isEmpty();
  }

  @Test
  void neverTakesAnotherDevice() {
    assertThatThrownBy(() -> choose(devices(0), "cuda"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("backend cuda: libtorch finds no CUDA device")
        .hasMessageContaining("CUDA 12.6");
    assertThatThrownBy(() -> choose(devices(1), "cuda:1"))
        .hasMessageContaining("backend cuda:1: libtorch finds one CUDA device, cuda:0");
    assertThatThrownBy(() -> choose(devices(4), "cuda:4")).hasMessageContaining("cuda:0 to cuda:3");
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

  @Test
  void autoTakesTheCpuWhereARerunOnCudaWouldGiveOtherBits() {
    Optional<String> why = CudaDevices.unrepeatable(Optional.empty());
    assertThat(devices(1).choose(device("auto"), why)).isEmpty();
    assertThat(devices(1).finding(why).level()).isEqualTo(Level.WARNING);
    assertThat(devices(1).finding(why).text()).contains("auto", "CUBLAS_WORKSPACE_CONFIG");
    assertThat(devices(1).finding(Optional.empty()).level()).isEqualTo(Level.GOOD);
    assertThatThrownBy(() -> devices(1).choose(device("cuda"), why))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CUBLAS_WORKSPACE_CONFIG");
  }
}
