package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.result.Predictions;

/** Mean of the F1 of each class (the mean of F1s, not the F1 of means), in [0, 1]. */
@Name(
    value = "macro-f1",
    doc = "Mean over classes of F1, in [0, 1]; a class never met nor predicted is left out.",
    cites = "arXiv:1911.03347")
public record MacroF1() implements Metric {
  @Override
  public double score(Predictions predictions) {
    int[][] confusion = predictions.confusion();
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < confusion.length; c++) {
      int examples = 0;
      int predicted = 0;
      for (int other = 0; other < confusion.length; other++) {
        examples += confusion[c][other];
        predicted += confusion[other][c];
      }
      if (examples + predicted > 0) {
        sum += 2.0 * confusion[c][c] / (examples + predicted);
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
