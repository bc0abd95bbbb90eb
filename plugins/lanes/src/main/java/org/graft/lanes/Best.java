package org.graft.lanes;

import java.util.List;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;

/** The best epoch of a phase so far, and its numbers. */
final class Best {
  private final EarlyStopping rule;
  private double value = Double.NEGATIVE_INFINITY;
  private int waited;
  private List<float[][]> numbers = List.of();

  Best(EarlyStopping rule) {
    this.rule = rule;
  }

  /** Takes note of an epoch; true if it is the last. An epoch that only equals the best is none. */
  boolean ends(List<CurvePoint> watched, List<Variable> moved) {
    CurvePoint validation =
        watched.stream().filter(p -> p.split().equals(FitJob.VALIDATION)).findAny().orElseThrow();
    double now =
        rule.monitor() == EarlyStopping.Monitor.LOSS ? -validation.loss() : validation.accuracy();
    if (now > value) {
      value = now;
      waited = 0;
      if (rule.restore()) {
        numbers = moved.stream().map(Variable::copy).toList();
      }
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  /** Puts the best epoch's numbers back, where that was asked for. */
  void restore(List<Variable> moved) {
    for (int i = 0; i < numbers.size(); i++) {
      moved.get(i).restore(numbers.get(i));
    }
  }
}
