package org.graft.training;

import java.util.List;
import org.graft.spi.training.CurvePoint;

/** The points of a job's curve so far. */
final class KeptCurve {
  private KeptCurve() {}

  static void state(List<CurvePoint> curve, TrainingState state) {
    CurvePoint none = new CurvePoint(0, "", 0, 0);
    int count = Math.toIntExact(state.integer(curve.size()));
    for (int i = 0; i < count; i++) {
      CurvePoint point = state.restoring() ? none : curve.get(i);
      int epoch = Math.toIntExact(state.integer(point.epoch()));
      String split = state.text(point.split());
      CurvePoint kept =
          new CurvePoint(epoch, split, state.real(point.loss()), state.real(point.accuracy()));
      if (state.restoring()) {
        curve.add(kept);
      }
    }
  }
}
