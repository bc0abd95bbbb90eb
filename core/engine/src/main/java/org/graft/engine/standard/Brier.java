package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.result.Predictions;

/** Brier score over all classes, in [0, 2]. */
@Name(
    value = "brier",
    doc = "Mean squared distance of the probabilities from the truth, in [0, 2].",
    cites = "doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2")
public record Brier() implements Metric {
  @Override
  public double score(Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      for (int c = 0; c < p.length; c++) {
        double distance = p[c] - (c == predictions.label(row) ? 1 : 0);
        sum += distance * distance;
      }
    }
    return sum / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
