package org.graft.stats.location;

import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Samples;

/**
 * t tests of two independent samples: Welch's (Welch 1947, DOI 10.1093/biomet/34.1-2.28) and
 * Student's with one pooled variance (Student 1908, DOI 10.1093/biomet/6.1.1).
 *
 * <p>Both samples need 2 values; one may be constant, both may not. NaN and infinities are refused.
 */
public final class TwoSampleT {
  private TwoSampleT() {}

  /** Unequal variances, with Welch-Satterthwaite degrees of freedom. */
  public static TTest welch(double[] x, double[] y) {
    Pair pair = Pair.of(x, y, "a Welch t test");
    double vx = pair.x.scaledSd() * pair.x.scaledSd() / pair.x.n();
    double vy = pair.y.scaledSd() * pair.y.scaledSd() / pair.y.n();
    double sum = vx + vy;
    double df =
        1 / (vx / sum * (vx / sum) / (pair.x.n() - 1) + vy / sum * (vy / sum) / (pair.y.n() - 1));
    return pair.test(Math.sqrt(sum), df);
  }

  /** Equal variances, n + m - 2 degrees of freedom. */
  public static TTest pooled(double[] x, double[] y) {
    Pair pair = Pair.of(x, y, "a two-sample t test");
    double sx = pair.x.scaledSd();
    double sy = pair.y.scaledSd();
    double df = pair.x.n() + pair.y.n() - 2.0;
    double variance = ((pair.x.n() - 1) * sx * sx + (pair.y.n() - 1) * sy * sy) / df;
    return pair.test(Math.sqrt(variance * (1.0 / pair.x.n() + 1.0 / pair.y.n())), df);
  }

  /** Both samples' moments on one scale. */
  private record Pair(Moments x, Moments y, int exponent) {
    static Pair of(double[] x, double[] y, String what) {
      Samples.finite(Samples.atLeast(2, x, what), what);
      Samples.finite(Samples.atLeast(2, y, what), what);
      int exponent = Samples.exponent(x, y);
      double[] sx = Samples.scaled(x, exponent);
      double[] sy = Samples.scaled(y, exponent);
      double scale = Ties.scale(sx, sy);
      // Differences before sums: an offset that both share would swallow them.
      double middle = Samples.middle(sx, sy);
      Moments mx = atOne(Moments.of(Samples.less(sx, middle), scale));
      Moments my = atOne(Moments.of(Samples.less(sy, middle), scale));
      if (mx.constant() && my.constant()) {
        throw new Refusal(
            Refusal.Reason.CONSTANT, what + " has no value: both samples have zero variance");
      }
      return new Pair(mx, my, exponent);
    }

    /** Moments whose scale is 1, where that loses nothing. */
    private static Moments atOne(Moments m) {
      double two = Math.scalb(1.0, 2 * m.exponent());
      return new Moments(m.n(), m.mean(), 0, m.m2() * two, 0, 0, m.constant());
    }

    TTest test(double error, double df) {
      double difference = x.mean() - y.mean();
      return new TTest(
          difference / error, df, Math.scalb(difference, exponent), Math.scalb(error, exponent));
    }
  }
}
