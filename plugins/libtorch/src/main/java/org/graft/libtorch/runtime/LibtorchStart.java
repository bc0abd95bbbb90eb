package org.graft.libtorch.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Machine;

/**
 * libtorch, loaded: once a process.
 *
 * @param device where and in what precision it computes
 * @param memory the device's
 * @param devices which CUDA devices there are
 * @param name the device in words
 */
public record LibtorchStart(Device device, DeviceMemory memory, Finding devices, String name) {
  /**
   * What this process multiplies float32 in on CUDA, once it has begun: a setting of libtorch's.
   */
  private static Optional<Boolean> tf32OfProcess = Optional.empty();

  /**
   * Loads libtorch unless it is loaded.
   *
   * @throws IllegalStateException if it cannot be, or the device asked for is not there or cannot
   *     hold the precision, in words for the user
   */
  public static synchronized LibtorchStart on(Machine.Device asked, Precision precision) {
    CudaDevices.checkBuild(Natives.cuda(), asked);
    try {
      Natives.show();
      Loader.load(torch.class);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IllegalStateException(
          "libtorch did not load on "
              + Natives.platform()
              + " ("
              + e.getMessage()
              + "); 'trainer: dl4j' does without it",
          e);
    }
    CudaDevices devices = CudaDevices.here();
    Optional<String> unrepeatable = devices.unrepeatable();
    OptionalInt cuda = devices.choose(asked, unrepeatable);
    Finding found = devices.finding(unrepeatable);
    Device device = new Device(cuda, precision);
    if (cuda.isEmpty()) {
      checkOnCpu(precision);
      return new LibtorchStart(device, DeviceMemory.unbounded(), found, "CPU");
    }
    checkOfProcess(precision);
    CudaDevices.set(precision);
    return new LibtorchStart(
        device,
        CudaRuntime.memory(cuda.getAsInt()),
        found,
        "CUDA "
            + devices.release().orElseThrow()
            + ", cuda:"
            + cuda.getAsInt()
            + " "
            + CudaRuntime.name(cuda.getAsInt()));
  }

  private static void checkOnCpu(Precision precision) {
    if (precision == Precision.TF32) {
      throw new IllegalStateException(
          "precision tf32 is for CUDA devices; use '--backend cuda', or float32 or bfloat16");
    }
  }

  /** Sessions of one process share it, and one that changed it would change the others' digits. */
  private static void checkOfProcess(Precision precision) {
    boolean tf32 = precision == Precision.TF32;
    if (tf32OfProcess.orElse(tf32) != tf32) {
      throw new IllegalStateException(
          "libtorch has begun in this process with"
              + (tf32 ? "out" : "")
              + " precision tf32; use another process for "
              + precision.name().toLowerCase(Locale.ROOT));
    }
    tf32OfProcess = Optional.of(tf32);
  }

  /** The library and the device in words. */
  public String words() {
    return "libtorch "
        + Natives.RELEASE
        + ", "
        + name
        + (device.precision() == Precision.FLOAT32
            ? ""
            : ", " + device.precision().name().toLowerCase(Locale.ROOT));
  }
}
