package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;

/**
 * The schedule of a training that is stopped early: it goes as if it were not.
 *
 * @param of the schedule
 * @param epochs that it spans
 */
record Beginning(Schedule of, int epochs) implements Schedule {
  @Override
  public double factor(Progress progress) {
    return of.factor(new Progress(progress.step(), progress.stepsPerEpoch(), epochs));
  }

  /** The first so many epochs of phases, 1 or more; phases that are not reached are left out. */
  static List<Phase> of(List<Phase> phases, int epochs) {
    List<Phase> begun = new ArrayList<>();
    int left = epochs;
    for (Phase phase : phases) {
      int own = phase.training().epochs();
      if (left == 0) {
        break;
      }
      begun.add(
          own <= left
              ? phase
              : phase.with(
                  phase
                      .training()
                      .withEpochs(left)
                      .withSchedule(new Beginning(phase.training().schedule(), own))));
      left -= Math.min(own, left);
    }
    return begun;
  }
}
