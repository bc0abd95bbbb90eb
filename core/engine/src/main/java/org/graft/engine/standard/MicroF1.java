package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** F1 over all labels of all examples; NaN where there is no label and none is told. */
@Name(
    value = "micro-f1",
    doc = "F1 over all labels of all examples at a probability of 0.5, in [0, 1].")
public record MicroF1() implements Metric {
  @Override
  public double score(Predictions predictions) {
    long both = 0;
    long told = 0;
    long there = 0;
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      float[] truth = predictions.truth(row);
      for (int k = 0; k < p.length; k++) {
        boolean said = p[k] > LabelCounts.THRESHOLD;
        told += said ? 1 : 0;
        there += truth[k] == 1 ? 1 : 0;
        both += said && truth[k] == 1 ? 1 : 0;
      }
    }
    return 2.0 * both / (told + there);
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
