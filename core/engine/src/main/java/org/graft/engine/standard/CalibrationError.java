package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Predictions;

/** Mean distance of confidence from accuracy over equal bins of confidence, in [0, 1]. */
@Name(
    value = "expected-calibration-error",
    doc = "Mean distance of confidence from accuracy over equal bins of confidence, in [0, 1].",
    cites = "arXiv:1706.04599")
public record CalibrationError(
    @Param(doc = "Bins of equal width.", byDefault = "15", min = 1, max = 10000) int bins)
    implements Metric {
  @Override
  public double score(Predictions predictions) {
    double[] confidence = new double[bins];
    int[] right = new int[bins];
    for (int row = 0; row < predictions.size(); row++) {
      int predicted = predictions.predicted(row);
      double p = predictions.row(row)[predicted];
      int bin = Math.min(bins - 1, Math.max(0, (int) Math.ceil(p * bins) - 1));
      confidence[bin] += p;
      right[bin] += predicted == predictions.label(row) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return error / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }
}
