package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** Share of labels that are predicted wrongly. */
@Name(
    value = "hamming-loss",
    doc = "Share of labels that are predicted wrongly at a probability of 0.5, in [0, 1].")
public record HammingLoss() implements Metric {
  @Override
  public double score(Predictions predictions) {
    long wrong = 0;
    for (int row = 0; row < predictions.size(); row++) {
      wrong += LabelCounts.wrong(predictions, row);
    }
    return (double) wrong / predictions.size() / predictions.width();
  }

  @Override
  public boolean fits(Target target) {
    return target instanceof Target.Labels;
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
