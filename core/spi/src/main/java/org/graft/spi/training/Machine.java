package org.graft.spi.training;

import java.util.Locale;

/**
 * What a trainer may use.
 *
 * @param device the device asked for
 * @param threadsPerFit threads of one training
 * @param waits hears of trainings that wait for others
 */
public record Machine(Device device, int threadsPerFit, Waits waits) {
  /** Where nobody asks how long trainings wait. */
  public Machine(Device device, int threadsPerFit) {
    this(device, threadsPerFit, Waits.UNHEARD);
  }

  /** The first device of a kind. */
  public Machine(Backend backend, int threadsPerFit) {
    this(new Device(backend, 0), threadsPerFit);
  }

  /** The kind of device asked for. */
  public Backend backend() {
    return device.backend();
  }

  /** The kind of device asked for. */
  public enum Backend {
    /**
     * CUDA where the trainer has it and there is a device, else the CPU; the trainer says which.
     */
    AUTO,
    /** The CPU. */
    CPU,
    /** A CUDA device, or an error. */
    CUDA
  }

  /**
   * A device.
   *
   * @param backend its kind
   * @param index which of several CUDA devices, from 0; 0 for other kinds
   */
  public record Device(Backend backend, int index) {
    /** Whatever a trainer takes by itself. */
    public static final Device AUTO = new Device(Backend.AUTO, 0);

    /** The CPU. */
    public static final Device CPU = new Device(Backend.CPU, 0);

    private static final String NUMBERED = "cuda:";

    /** Checks the index. */
    public Device {
      if (index < 0 || (index > 0 && backend != Backend.CUDA)) {
        throw new IllegalArgumentException("no device " + backend + " has the index " + index);
      }
    }

    /**
     * A device as it is written: {@code auto}, {@code cpu}, {@code cuda} for the first CUDA device,
     * {@code cuda:1} for the second.
     *
     * @throws IllegalArgumentException for another text, in words for the user
     */
    public static Device of(String text) {
      String plain = text.toLowerCase(Locale.ROOT);
      String kind = plain.startsWith(NUMBERED) ? "cuda" : plain;
      String index = plain.startsWith(NUMBERED) ? plain.substring(NUMBERED.length()) : "0";
      for (Backend backend : Backend.values()) {
        if (backend.name().toLowerCase(Locale.ROOT).equals(kind) && index.matches("[0-9]{1,3}")) {
          return new Device(backend, Integer.parseInt(index));
        }
      }
      throw new IllegalArgumentException(
          "a device is auto, cpu, cuda or cuda:N with N from 0, found '" + text + "'");
    }

    /** As it is written. */
    @Override
    public String toString() {
      return backend.name().toLowerCase(Locale.ROOT) + (index > 0 ? ":" + index : "");
    }
  }
}
