package org.graft.engine.standard;

import java.util.Arrays;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/**
 * Coefficient of determination, 1 less the squared errors over the squared distances from the mean
 * of what is tested; of several numbers the mean of each one's. Of a constant number it is 1 where
 * all predictions are right and else 0, as scikit-learn has it.
 */
@Name(value = "r2", doc = "Coefficient of determination, 1 at best; of several numbers the mean.")
public record RSquared() implements Metric {
  @Override
  public double score(Predictions predictions) {
    return Errors.mean(
        predictions,
        (truth, predicted) -> {
          double mean = Arrays.stream(truth).average().orElse(Double.NaN);
          double left = 0;
          double all = 0;
          for (int i = 0; i < truth.length; i++) {
            left += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
            all += (truth[i] - mean) * (truth[i] - mean);
          }
          return all == 0 ? (left == 0 ? 1 : 0) : 1 - left / all;
        });
  }

  @Override
  public boolean fits(Target target) {
    return target instanceof Target.Numbers;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
