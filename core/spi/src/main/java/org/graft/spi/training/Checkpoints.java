package org.graft.spi.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where the long trainings of one step keep their state, so that a training whose process died is
 * resumed from there, with the bits of one that was never interrupted. Thread-safe.
 */
public interface Checkpoints {
  /** Nothing is kept, and nothing was. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public boolean any() {
          return false;
        }

        @Override
        public Optional<InputStream> last(String training) {
          return Optional.empty();
        }

        @Override
        public boolean due(long nanos) {
          return false;
        }

        @Override
        public void keep(String training, Content content) {}
      };

  /** What is kept of a training. */
  @FunctionalInterface
  interface Content {
    /** Writes it; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Whether anything was kept of this step; a training asks before it works out its name. */
  boolean any();

  /**
   * What was kept last.
   *
   * @param training a name for it, of letters and digits, that no other training of the step has
   * @return to be closed; empty where nothing was kept, or what was is damaged
   */
  Optional<InputStream> last(String training);

  /**
   * Whether a training should keep its state now; quick enough to be asked in every step.
   *
   * @param nanos since it did so last or, at first, since it began
   */
  boolean due(long nanos);

  /** Keeps a state in place of the last one, whole or not at all; where it cannot, it says so. */
  void keep(String training, Content content);
}
