package org.graft.testkit.reference;

import java.util.HashMap;
import java.util.Map;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.EarlyStopping;

/** Watches the validation split over one phase and remembers its best epoch. */
final class Stopping {
  private final EarlyStopping rule;
  private final Map<String, double[]> best = new HashMap<>();
  private double lowest = Double.POSITIVE_INFINITY;
  private int without;

  Stopping(EarlyStopping rule) {
    this.rule = rule;
  }

  /** Takes note of an epoch; whether it is the phase's last. */
  boolean stops(CurvePoint validation, Graph graph) {
    double watched =
        rule.monitor() == EarlyStopping.Monitor.LOSS ? validation.loss() : -validation.accuracy();
    if (watched < lowest) {
      lowest = watched;
      without = 0;
      graph.variables().forEach((key, v) -> best.put(key, v.value().clone()));
      return false;
    }
    without++;
    return without >= rule.patience();
  }

  /** Puts the best epoch's numbers back if the rule says so and there was one. */
  void restore(Graph graph) {
    if (rule.restore()) {
      best.forEach(
          (key, value) ->
              System.arraycopy(
                  value, 0, Graph.at(graph.variables(), key).value(), 0, value.length));
    }
  }
}
