package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;

/** How many epochs of each phase a model's weights have seen, read off its learning curve. */
final class EpochsTaken {
  private EpochsTaken() {}

  /** By phase: as declared or, with early stopping, up to the epoch whose weights were kept. */
  static List<Integer> of(List<Phase> phases, List<CurvePoint> curve) {
    Map<Integer, CurvePoint> validation = new HashMap<>();
    curve.stream()
        .filter(point -> point.split().equals(FitJob.VALIDATION))
        .forEach(point -> validation.put(point.epoch(), point));
    List<Integer> taken = new ArrayList<>();
    int before = 0;
    for (Phase phase : phases) {
      int declared = phase.training().epochs();
      if (phase.training().earlyStopping().isEmpty()) {
        taken.add(declared);
        before += declared;
        continue;
      }
      EarlyStopping rule = phase.training().earlyStopping().get();
      double best = Double.NEGATIVE_INFINITY;
      int bestAt = 0;
      int ran = 0;
      while (ran < declared) {
        CurvePoint point = validation.get(before + ran + 1);
        if (point == null) {
          break;
        }
        ran++;
        double now = value(point, rule);
        if (now > best) {
          best = now;
          bestAt = ran;
        } else if (ran - bestAt >= rule.patience()) {
          break;
        }
      }
      taken.add(rule.restore() && bestAt > 0 ? bestAt : ran);
      before += ran;
    }
    return taken;
  }

  private static double value(CurvePoint point, EarlyStopping rule) {
    return rule.monitor() == EarlyStopping.Monitor.LOSS ? -point.loss() : point.accuracy();
  }
}
