package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.result.Predictions;

/** Mean of -log of the probability given to what is true, a class or each of several labels. */
@Name(
    value = "log-loss",
    doc =
        "Mean of -log of the probability given to the true class, or to each label's being there or"
            + " not, in nats.")
public record LogLoss() implements Metric {
  /** Probabilities are kept off 0 by this much, so that one confident error stays finite. */
  private static final double FLOOR = 1e-15;

  @Override
  public double score(Predictions predictions) {
    if (predictions.targets() instanceof Targets.Values) {
      return ofLabels(predictions);
    }
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      sum -= Math.log(Math.max(FLOOR, predictions.row(row)[predictions.label(row)]));
    }
    return sum / predictions.size();
  }

  private static double ofLabels(Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      float[] truth = predictions.truth(row);
      for (int k = 0; k < p.length; k++) {
        sum -= Math.log(Math.max(FLOOR, truth[k] == 1 ? p[k] : 1.0 - p[k])) / p.length;
      }
    }
    return sum / predictions.size();
  }

  @Override
  public boolean fits(Target target) {
    return !(target instanceof Target.Numbers);
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
