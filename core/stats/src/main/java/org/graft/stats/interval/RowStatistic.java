package org.graft.stats.interval;

import java.util.Arrays;
import org.graft.stats.Ties;

/** A statistic of the rows with the given indices, some of which may come more than once. */
@FunctionalInterface
public interface RowStatistic {
  /** The value on {@code rows}; NaN where they leave it undefined, such as no spread. */
  double of(int[] rows);

  /** A statistic of one sample, computed on a copy of the chosen scores. */
  static RowStatistic of(double[] x, java.util.function.ToDoubleFunction<double[]> statistic) {
    return rows -> {
      double[] chosen = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = x[rows[i]];
      }
      return statistic.applyAsDouble(chosen);
    };
  }

  /**
   * A statistic of one sample, computed on the chosen scores in ascending order. They are counted
   * into it, not sorted, so that a statistic which sorts has nothing left to do.
   */
  static RowStatistic ascending(
      double[] x, java.util.function.ToDoubleFunction<double[]> statistic) {
    int[] places = new int[x.length];
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < x.length; i++) {
      places[i] = Arrays.binarySearch(sorted, x[i]);
    }
    return rows -> {
      int[] counts = new int[sorted.length];
      for (int row : rows) {
        counts[places[row]]++;
      }
      double[] chosen = new double[rows.length];
      int next = 0;
      for (int place = 0; place < counts.length; place++) {
        Arrays.fill(chosen, next, next + counts[place], sorted[place]);
        next += counts[place];
      }
      return statistic.applyAsDouble(chosen);
    };
  }

  /** The mean. */
  static RowStatistic mean(double[] x) {
    double divisor = Ties.scale(x) > 0x1p900 ? 0x1p100 : 1;
    return rows -> {
      double sum = 0;
      for (int row : rows) {
        sum += x[row] / divisor;
      }
      return sum / rows.length * divisor;
    };
  }

  /** The median. */
  static RowStatistic median(double[] x) {
    return of(
        x,
        chosen -> {
          Arrays.sort(chosen);
          int half = chosen.length / 2;
          return chosen.length % 2 == 1 ? chosen[half] : chosen[half - 1] / 2 + chosen[half] / 2;
        });
  }

  /** The standard deviation on n - 1. */
  static RowStatistic standardDeviation(double[] x) {
    return of(
        x, chosen -> chosen.length < 2 ? Double.NaN : TInterval.of(chosen).standardDeviation());
  }

  /** Pearson's correlation of {@code x} and {@code y}. */
  static RowStatistic correlation(double[] x, double[] y) {
    double[] u = Correlation.standardised(x);
    double[] v = Correlation.standardised(y);
    return rows -> Correlation.of(u, v, rows);
  }
}
