package org.graft.libtorch.runtime;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.training.Machine.Backend;

/**
 * libtorch, loaded: once a process.
 *
 * @param device where it computes
 */
public record LibtorchStart(Device device) {
  /**
   * Loads libtorch unless it is loaded.
   *
   * @throws IllegalStateException if it cannot be, or the device asked for is not there
   */
  public static synchronized LibtorchStart on(Backend asked) {
    if (asked == Backend.CUDA) {
      throw new IllegalStateException(
          "backend cuda: this build holds no libtorch for CUDA; use '--backend cpu'");
    }
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
    return new LibtorchStart(Device.CPU);
  }

  /** The device in words. */
  public String words() {
    return "libtorch " + Natives.RELEASE + ", CPU";
  }
}
