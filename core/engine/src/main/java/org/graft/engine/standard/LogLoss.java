package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.result.Predictions;

/** Mean of -log of the probability given to the true class, in nats. */
@Name(value = "log-loss", doc = "Mean of -log of the probability given to the true class, in nats.")
public record LogLoss() implements Metric {
  /** Probabilities are kept off 0 by this much, so that one confident error stays finite. */
  private static final double FLOOR = 1e-15;

  @Override
  public double score(Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      sum -= Math.log(Math.max(FLOOR, predictions.row(row)[predictions.label(row)]));
    }
    return sum / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
