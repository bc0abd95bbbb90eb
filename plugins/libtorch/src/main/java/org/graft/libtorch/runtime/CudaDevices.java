package org.graft.libtorch.runtime;

import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Machine.Backend;

/**
 * The CUDA devices of a machine.
 *
 * @param release of CUDA that this build's libtorch is for; empty where it is the CPU's
 * @param count how many there are
 */
record CudaDevices(Optional<String> release, int count) {
  /** Without it, cuBLAS gives other bits from run to run. */
  private static final String WORKSPACE = "CUBLAS_WORKSPACE_CONFIG";

  /** Those of this machine; libtorch is loaded. */
  static CudaDevices here() {
    boolean any = Natives.cuda().isPresent() && torch.cuda_is_available();
    return new CudaDevices(Natives.cuda(), any ? Math.toIntExact(torch.cuda_device_count()) : 0);
  }

  /**
   * The CUDA device to take for what was asked; empty for the CPU.
   *
   * @param unrepeatable why a rerun on CUDA would not give the same bits
   * @throws IllegalStateException if it is not there or cannot repeat, in words for the user
   */
  OptionalInt choose(Machine.Device asked, Optional<String> unrepeatable) {
    boolean usable = count > 0 && unrepeatable.isEmpty();
    if (asked.backend() == Backend.CPU || (asked.backend() == Backend.AUTO && !usable)) {
      return OptionalInt.empty();
    }
    checkBuild(release, asked);
    if (asked.index() >= count) {
      throw new IllegalStateException(
          "backend "
              + asked
              + ": "
              + found()
              + "; use '--backend cpu', or a machine with an NVIDIA GPU and a driver for CUDA "
              + release.orElseThrow());
    }
    unrepeatable.ifPresent(
        why -> {
          throw new IllegalStateException("backend " + asked + ": " + why);
        });
    return OptionalInt.of(asked.index());
  }

  /**
   * Whether the build can do what was asked.
   *
   * @throws IllegalStateException if it cannot, in words for the user
   */
  static void checkBuild(Optional<String> release, Machine.Device asked) {
    if (release.isEmpty() && asked.backend() == Backend.CUDA) {
      throw new IllegalStateException(
          "backend "
              + asked
              + ": this build's libtorch is for the CPU; build Graft with './mvnw -Dquick"
              + " -DskipTests -Plibtorch-cuda package', or use '--backend cpu'");
    }
  }

  private String found() {
    return count == 0
        ? "libtorch finds no CUDA device on this machine"
        : count == 1
            ? "libtorch finds one CUDA device, cuda:0"
            : "libtorch finds CUDA devices cuda:0 to cuda:" + (count - 1);
  }

  /**
   * Which there are.
   *
   * @param unrepeatable why a rerun on them would not give the same bits
   */
  Finding finding(Optional<String> unrepeatable) {
    String words =
        release
            .map(version -> "CUDA " + version + ": " + (count == 0 ? "no device" : found()))
            .orElse("none: this build's libtorch is for the CPU");
    return unrepeatable
        .map(why -> finding(Level.WARNING, words + ", left aside by '--backend auto': " + why))
        .orElseGet(() -> finding(Level.GOOD, words));
  }

  private static Finding finding(Level level, String words) {
    return new Finding("libtorch CUDA", level, words);
  }

  /**
   * Why a rerun in this process's environment would not give the same bits; empty if it would, or
   * without a device.
   */
  Optional<String> unrepeatable() {
    return count == 0
        ? Optional.empty()
        : unrepeatable(Optional.ofNullable(System.getenv(WORKSPACE)));
  }

  /**
   * Why a rerun would not give the same bits; empty if it would.
   *
   * @param workspace the variable's value
   */
  static Optional<String> unrepeatable(Optional<String> workspace) {
    return workspace
            .filter(":4096:8"::equals)
            .or(() -> workspace.filter(":16:8"::equals))
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "with CUDA the environment must hold "
                + WORKSPACE
                + "=:4096:8, or a rerun gives other digits, found "
                + workspace.map(text -> "'" + text + "'").orElse("none")
                + "; './graft' sets it");
  }

  /**
   * Makes CUDA repeatable and sets what float32 is multiplied in, for all of the process. What has
   * no repeatable form throws from now on.
   */
  static void set(Precision precision) {
    Context context = torch.globalContext();
    context.setBenchmarkCuDNN(false);
    context.setDeterministicCuDNN(true);
    context.setDeterministicAlgorithms(true, false);
    context.setDeterministicFillUninitializedMemory(false);
    context.setSDPUseMemEfficient(false);
    context.setSDPUseCuDNN(false);
    context.setAllowBF16ReductionCuBLAS(false);
    context.setAllowTF32CuBLAS(precision == Precision.TF32);
    context.setAllowTF32CuDNN(precision == Precision.TF32);
  }
}
