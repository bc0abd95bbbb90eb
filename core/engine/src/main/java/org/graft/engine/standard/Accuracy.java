package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.result.Predictions;

/** Share of right answers, in [0, 1]. */
@Name(value = "accuracy", doc = "Share of right answers, in [0, 1].")
public record Accuracy() implements Metric {
  @Override
  public double score(Predictions predictions) {
    int right = 0;
    for (int row = 0; row < predictions.size(); row++) {
      right += predictions.predicted(row) == predictions.label(row) ? 1 : 0;
    }
    return (double) right / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
