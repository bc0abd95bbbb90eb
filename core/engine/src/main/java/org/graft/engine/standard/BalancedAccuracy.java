package org.graft.engine.standard;

import java.util.Arrays;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.result.Predictions;

/** Mean recall over the classes that occur, in [0, 1]. */
@Name(
    value = "balanced-accuracy",
    doc = "Mean over classes of the share of right answers, in [0, 1].",
    cites = "doi:10.1109/ICPR.2010.764")
public record BalancedAccuracy() implements Metric {
  @Override
  public double score(Predictions predictions) {
    int[][] confusion = predictions.confusion();
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < confusion.length; c++) {
      int examples = Arrays.stream(confusion[c]).sum();
      if (examples > 0) {
        sum += (double) confusion[c][c] / examples;
        classes++;
      }
    }
    return sum / classes;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
