package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** Mean absolute error, in the unit of the target; of several numbers the mean of each one's. */
@Name(
    value = "mae",
    doc = "Mean absolute error, in the unit of the target; of several numbers the mean.")
public record Mae() implements Metric {
  @Override
  public double score(Predictions predictions) {
    return Errors.mean(
        predictions,
        (truth, predicted) -> {
          double sum = 0;
          for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(truth[i] - predicted[i]);
          }
          return sum / truth.length;
        });
  }

  @Override
  public boolean fits(Target target) {
    return target instanceof Target.Numbers;
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
