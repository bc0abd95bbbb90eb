package org.graft.engine.experiment;

import org.graft.spi.training.Machine;

/** Whether steps are done in worker processes, so that a crash in native code costs a step. */
public enum Isolation {
  /**
   * For runs of an estimated hour or more on the CPU; a note says so. Not where CUDA is asked for,
   * whose memory the trainings of one process share and those of several do not.
   */
  AUTOMATIC,
  /** In this process. */
  NEVER,
  /** In worker processes. */
  ALWAYS;

  /** Whether it does so for a run of estimated hours on a device. */
  boolean isolates(double hours, Machine.Device device) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTOMATIC -> hours >= 1 && device.backend() != Machine.Backend.CUDA;
    };
  }
}
