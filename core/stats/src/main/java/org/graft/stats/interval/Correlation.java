package org.graft.stats.interval;

import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Pearson's product-moment correlation, with the interval by Fisher's z (Fisher 1915,
 * doi:10.2307/2331838).
 */
public final class Correlation {
  private Correlation() {}

  /** The correlation of two samples; refused for fewer than two pairs or no spread. */
  public static double of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "correlation needs equal lengths, found " + x.length + " and " + y.length);
    }
    int[] rows = IntStream.range(0, x.length).toArray();
    double r = of(standardised(x), standardised(y), rows);
    if (Double.isNaN(r)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "a constant sample has no correlation");
    }
    return r;
  }

  /** The t statistic on n - 2 degrees of freedom; refused for n below 3 and for r = -+1. */
  public static double t(double r, int n) {
    if (n < 3) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "a test of correlation needs 3 pairs, found " + n);
    }
    double rest = (1 - r) * (1 + r);
    if (rest <= 1e-14) {
      throw new Refusal(Refusal.Reason.CONSTANT, "t is unbounded for r = " + r);
    }
    return r * Math.sqrt((n - 2) / rest);
  }

  /** tanh(atanh r -+ z / sqrt(n - 3)); refused for n below 4 and for r = -+1. */
  public static Interval fisher(double r, int n, double confidence) {
    if (n < 4) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "Fisher's z needs 4 pairs, found " + n);
    }
    if (!(Math.abs(r) < 1)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "Fisher's z is infinite for r = " + r);
    }
    double z = 0.5 * (Math.log1p(r) - Math.log1p(-r));
    double margin = -Normal.STANDARD.quantile(Interval.tail(confidence)) / Math.sqrt(n - 3.0);
    return new Interval(Math.tanh(z - margin), Math.tanh(z + margin), confidence);
  }

  /** Shifted and scaled to mean 0 and standard deviation 1, so that products cannot overflow. */
  static double[] standardised(double[] x) {
    TInterval summary = TInterval.of(Sample.finite(x, 2));
    if (summary.standardDeviation() == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "a constant sample has no correlation");
    }
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (x[i] - summary.mean()) / summary.standardDeviation();
    }
    return z;
  }

  static double of(double[] x, double[] y, int[] rows) {
    double meanX = 0;
    double meanY = 0;
    for (int row : rows) {
      meanX += x[row] / rows.length;
      meanY += y[row] / rows.length;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row : rows) {
      double dx = x[row] - meanX;
      double dy = y[row] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    if (xx < 1e-20 || yy < 1e-20) {
      return Double.NaN;
    }
    return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  }
}
