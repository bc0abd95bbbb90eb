package org.graft.engine.run;

import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;

/** Rough memory of steps: weights with gradients and optimiser state, and data in memory. */
final class Bytes {
  private Bytes() {}

  static long of(SourceStep step) {
    return 4 * Float.BYTES * step.setting().card().network().size();
  }

  static long of(FeatureStep step) {
    return step.bytes() + of(step.source()) / 4;
  }

  static long of(PlannedTrial trial) {
    return Float.BYTES * (trial.arm().size() + 3 * trial.arm().trained());
  }
}
