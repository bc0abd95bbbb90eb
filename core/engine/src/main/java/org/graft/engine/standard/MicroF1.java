package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** F1 over all labels of all examples; 0 where there is no label and none is predicted. */
@Name(
    value = "micro-f1",
    doc = "F1 over all labels of all examples at a probability of 0.5, in [0, 1].")
public record MicroF1() implements Metric {
  @Override
  public double score(Predictions predictions) {
    long both = 0;
    long each = 0;
    for (int[] own : LabelCounts.of(predictions)) {
      both += own[0];
      each += own[1] + own[2];
    }
    return each == 0 ? 0 : 2.0 * both / each;
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
