package org.graft.stats.effect;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Interval;
import org.graft.stats.interval.Resampling;

/**
 * Kendall's tau in which disagreements among the best count most (Vigna 2015,
 * doi:10.1145/2736277.2741088): the element of rank r, from 0, weighs 1 / (r + 1), a pair the sum
 * of both, ties as in tau-b. Ranks are by falling values of one sample, ties by the other; the
 * value is the mean of ranking by the first and by the second, as SciPy's {@code weightedtau} has
 * it.
 */
public final class WeightedTau {
  private WeightedTau() {}

  /**
   * Of pairs, in [-1, 1].
   *
   * @throws Refusal for fewer than two pairs, different lengths, missing values, or a constant
   *     sample
   */
  public static double of(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "a rank correlation needs two or more pairs, found " + x.length + " and " + y.length);
    }
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, "a rank correlation needs numbers, found NaN");
      }
    }
    double tau = raw(x, y);
    if (Double.isNaN(tau)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "a constant sample has no rank correlation");
    }
    return tau;
  }

  /**
   * A bootstrap percentile interval, pairs drawn whole; resamples in which a sample is constant are
   * left out.
   */
  public static double[] interval(
      double[] x, double[] y, double confidence, int resamples, long seed) {
    of(x, y);
    Resampling pairs = Resampling.rows(x.length);
    Bootstrap bootstrap =
        Bootstrap.of(
            pairs,
            rows -> raw(chosen(x, rows), chosen(y, rows)),
            Draws.atMost(resamples, seed, pairs));
    Interval interval = bootstrap.percentile(confidence);
    return new double[] {interval.low(), interval.high()};
  }

  private static double[] chosen(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double raw(double[] x, double[] y) {
    return (ranked(x, y) + ranked(y, x)) / 2;
  }

  /** Ranked by the first sample. */
  private static double ranked(double[] by, double[] then) {
    int n = by.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -by[i]).thenComparingDouble(i -> -then[i]))
            .mapToInt(i -> i)
            .toArray();
    double agreement = 0;
    double untiedBy = 0;
    double untiedThen = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        double weight = 1.0 / (a + 1) + 1.0 / (b + 1);
        double first = Math.signum(by[order[a]] - by[order[b]]);
        double second = Math.signum(then[order[a]] - then[order[b]]);
        agreement += weight * first * second;
        untiedBy += weight * Math.abs(first);
        untiedThen += weight * Math.abs(second);
      }
    }
    return agreement / Math.sqrt(untiedBy * untiedThen);
  }
}
