package org.graft.engine.standard;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/**
 * Mean over labels of average precision: precision at each threshold, weighted by the recall gained
 * there, without interpolation, as scikit-learn's {@code average_precision_score} has it. Examples
 * with equal probabilities are at one threshold. A label that no example has is left out, where
 * scikit-learn counts 0 with a warning.
 */
@Name(
    value = "mean-average-precision",
    doc =
        "Mean over labels of average precision, in [0, 1]; a label that no example has is left"
            + " out.")
public record MeanAveragePrecision() implements Metric {
  @Override
  public double score(Predictions predictions) {
    double sum = 0;
    int labels = 0;
    double[][] truth = Errors.truth(predictions);
    double[][] predicted = Errors.predicted(predictions);
    for (int k = 0; k < predictions.width(); k++) {
      double own = average(truth[k], predicted[k]);
      if (!Double.isNaN(own)) {
        sum += own;
        labels++;
      }
    }
    return sum / labels;
  }

  /** Precision at each threshold, weighted by the recall gained there; NaN without positives. */
  private static double average(double[] truth, double[] scores) {
    int n = truth.length;
    double positives = Arrays.stream(truth).sum();
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double sum = 0;
    int right = 0;
    for (int i = 0, from = 0; i < n; i++) {
      boolean last = i == n - 1 || scores[order[i + 1]] != scores[order[i]];
      if (last) {
        int gained = 0;
        for (int j = from; j <= i; j++) {
          gained += truth[order[j]] == 1 ? 1 : 0;
        }
        right += gained;
        sum += (double) gained * right / (i + 1);
        from = i + 1;
      }
    }
    return positives == 0 ? Double.NaN : sum / positives;
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
