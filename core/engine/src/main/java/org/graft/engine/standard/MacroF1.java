package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.result.Predictions;

/**
 * Mean of the F1 of each class or label (the mean of F1s, not the F1 of means), in [0, 1]. Labels
 * are predicted at a probability above 0.5. As scikit-learn has it, a class that is never met nor
 * predicted is left out, and such a label counts 0.
 */
@Name(
    value = "macro-f1",
    doc =
        "Mean over classes, or labels, of F1, in [0, 1]; a class never met nor predicted is left"
            + " out, such a label counts 0.",
    cites = "arXiv:1911.03347")
public record MacroF1() implements Metric {
  @Override
  public double score(Predictions predictions) {
    if (predictions.targets() instanceof Targets.Values) {
      return ofLabels(LabelCounts.of(predictions));
    }
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

  private static double ofLabels(int[][] counts) {
    double sum = 0;
    for (int[] own : counts) {
      sum += own[1] + own[2] == 0 ? 0 : 2.0 * own[0] / (own[1] + own[2]);
    }
    return sum / counts.length;
  }

  @Override
  public boolean fits(Target target) {
    return !(target instanceof Target.Numbers);
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
