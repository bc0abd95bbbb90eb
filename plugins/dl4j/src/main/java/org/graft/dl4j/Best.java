package org.graft.dl4j;

import java.util.List;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;

/** The best epoch of a phase so far, and its weights. */
final class Best {
  private final EarlyStopping rule;
  private double value = Double.NEGATIVE_INFINITY;
  private int waited;
  private List<float[]> weights = List.of();

  Best(EarlyStopping rule) {
    this.rule = rule;
  }

  /** Takes note of an epoch; true if it is the last. An epoch that only equals the best is none. */
  boolean ends(List<CurvePoint> watched, List<Stretch> stretches) {
    CurvePoint validation =
        watched.stream().filter(p -> p.split().equals(FitJob.VALIDATION)).findAny().orElseThrow();
    double now =
        rule.monitor() == EarlyStopping.Monitor.LOSS ? -validation.loss() : validation.accuracy();
    if (now > value) {
      value = now;
      waited = 0;
      if (rule.restore()) {
        weights = stretches.stream().map(Stretch::copy).toList();
      }
      return false;
    }
    waited++;
    return waited >= rule.patience();
  }

  /** Puts the best epoch's weights back, where that was asked for. */
  void restore(List<Stretch> stretches) {
    for (int i = 0; i < weights.size(); i++) {
      stretches.get(i).restore(weights.get(i));
    }
  }
}
