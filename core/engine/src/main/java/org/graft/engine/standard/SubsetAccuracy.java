package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** Share of examples all of whose labels are predicted rightly. */
@Name(
    value = "subset-accuracy",
    doc =
        "Share of examples all of whose labels are predicted rightly at a probability of 0.5, in"
            + " [0, 1].")
public record SubsetAccuracy() implements Metric {
  @Override
  public double score(Predictions predictions) {
    int right = 0;
    for (int row = 0; row < predictions.size(); row++) {
      right += LabelCounts.wrong(predictions, row) == 0 ? 1 : 0;
    }
    return (double) right / predictions.size();
  }

  @Override
  public boolean fits(Target target) {
    return target instanceof Target.Labels;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
