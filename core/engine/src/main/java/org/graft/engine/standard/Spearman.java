package org.graft.engine.standard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/**
 * Spearman's rank correlation of predicted and true numbers, ties at mean ranks; of several numbers
 * the mean of each one's. NaN where either side of any is constant.
 */
@Name(
    value = "spearman",
    doc = "Rank correlation of predicted and true numbers, in [-1, 1]; of several the mean.",
    cites = "doi:10.2307/1412159")
public record Spearman() implements Metric {
  @Override
  public double score(Predictions predictions) {
    return Errors.mean(
        predictions, (truth, predicted) -> correlation(ranks(truth), ranks(predicted)));
  }

  /** Ranks from 1; equal numbers share the mean of theirs. */
  private static double[] ranks(double[] numbers) {
    int n = numbers.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> numbers[i]));
    double[] ranks = new double[n];
    for (int from = 0; from < n; ) {
      int to = from;
      while (to + 1 < n && numbers[order[to + 1]] == numbers[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = (from + to) / 2.0 + 1;
      }
      from = to + 1;
    }
    return ranks;
  }

  private static double correlation(double[] a, double[] b) {
    double mean = (a.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
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
