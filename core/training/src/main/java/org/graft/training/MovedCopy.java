package org.graft.training;

import java.util.ArrayList;
import java.util.List;

/** What a phase moves, copied. Not thread-safe. */
final class MovedCopy {
  private final List<float[]> arrays = new ArrayList<>();

  /** A copy of what a learner's networks are now. */
  static MovedCopy of(Learner learner) {
    MovedCopy copy = new MovedCopy();
    learner.moved(
        new Numbers() {
          @Override
          public boolean restoring() {
            return false;
          }

          @Override
          public void floats(float[] values) {
            copy.arrays.add(values.clone());
          }
        });
    return copy;
  }

  /** Puts it back. */
  void restore(Learner learner) {
    learner.moved(
        new Numbers() {
          private int next;

          @Override
          public boolean restoring() {
            return true;
          }

          @Override
          public void floats(float[] values) {
            System.arraycopy(arrays.get(next++), 0, values, 0, values.length);
          }
        });
  }

  void state(TrainingState state) {
    arrays.forEach(state::floats);
  }
}
