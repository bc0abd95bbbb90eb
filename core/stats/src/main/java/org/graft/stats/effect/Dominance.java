package org.graft.stats.effect;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Normal;
import org.graft.stats.shape.Samples;

/**
 * How often one sample's values exceed the other's: Cliff's delta (Cliff 1993, DOI
 * 10.1037/0033-2909.114.3.494) and A12, the probability of improvement with ties counting half
 * (Vargha and Delaney 2000, DOI 10.3102/10769986025002101).
 *
 * <p>One value in each sample suffices for the estimates, two for intervals. Infinities are
 * compared as values, NaN refused, round-off does not break ties.
 *
 * @param nx size of x
 * @param ny size of y
 * @param wins pairs with x above y
 * @param ties pairs tied
 * @param variance Cliff's unbiased variance of delta; 0 when a sample has one value
 */
public record Dominance(int nx, int ny, long wins, long ties, double variance) {
  /** Compares every x with every y. */
  public static Dominance of(double[] x, double[] y) {
    String what = "a dominance measure";
    Samples.present(Samples.atLeast(1, x, what), what);
    Samples.present(Samples.atLeast(1, y, what), what);
    double tolerance = Ties.RELATIVE * Ties.scale(x, y);
    double[] ascendingX = x.clone();
    double[] ascendingY = y.clone();
    Arrays.sort(ascendingX);
    Arrays.sort(ascendingY);
    Scores ofX = Scores.of(ascendingX, ascendingY, tolerance);
    Scores ofY = Scores.of(ascendingY, ascendingX, tolerance);
    double n = x.length;
    double m = y.length;
    double delta = (2.0 * ofX.wins + ofX.ties) / (n * m) - 1;
    double cells = n * m - ofX.ties - n * m * delta * delta;
    double variance =
        (m * m * ofX.squaresAround(delta) + n * n * ofY.squaresAround(-delta) - cells)
            / (n * m * (n - 1) * (m - 1));
    double least = (1 - delta * delta) / (n * m - 1);
    return new Dominance(
        x.length, y.length, ofX.wins, ofX.ties, Math.min(n, m) < 2 ? 0 : Math.max(variance, least));
  }

  /** Cliff's delta: P(x > y) - P(x < y), in [-1, 1]. */
  public double delta() {
    return 2 * a12() - 1;
  }

  /** A12: P(x > y) + P(x = y) / 2, in [0, 1]. */
  public double a12() {
    return (wins + 0.5 * ties) / ((double) nx * ny);
  }

  /** Asymmetric interval of delta (Feng and Cliff 2004, DOI 10.22237/jmasm/1099267560). */
  public double[] interval(double confidence) {
    Samples.atLeast(2, new double[Math.min(nx, ny)], "each sample for an interval of delta");
    double z = Normal.STANDARD.quantile(0.5 + confidence / 2);
    double d = delta();
    if (Math.abs(d) == 1) {
      double few = Math.min(nx, ny);
      double inner = (few - z * z) / (few + z * z);
      return d > 0 ? new double[] {inner, 1} : new double[] {-1, -inner};
    }
    double s2 = variance;
    double half = z * Math.sqrt(s2 * ((1 - d * d) * (1 - d * d) + z * z * s2));
    double divisor = 1 - d * d + z * z * s2;
    double middle = d - d * d * d;
    return new double[] {
      Math.max(-1, (middle - half) / divisor), Math.min(1, (middle + half) / divisor)
    };
  }

  /**
   * Interval of delta by Fisher's z with the null standard error sqrt((n + m + 1) / (3 n m)), as
   * R's effectsize has it; refused at -1 and 1.
   */
  public double[] fisherInterval(double confidence) {
    double error = Math.sqrt((nx + ny + 1.0) / (3.0 * nx * ny));
    return RankBiserial.fisherInterval(delta(), error, confidence);
  }

  /** Negligible, small, medium or large by the thresholds of Romano and others (2006). */
  public String magnitude() {
    double size = Math.abs(delta());
    if (size < 0.147) {
      return "negligible";
    }
    if (size < 0.33) {
      return "small";
    }
    return size < 0.474 ? "medium" : "large";
  }

  /** How each value fares against the other sample, from -1 to 1, in ascending order. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this class, never compared
  private record Scores(double[] each, long wins, long ties) {
    static Scores of(double[] own, double[] sorted, double tolerance) {
      double[] each = new double[own.length];
      long wins = 0;
      long ties = 0;
      int below = 0;
      int upTo = 0;
      for (int i = 0; i < own.length; i++) {
        while (below < sorted.length && sorted[below] < own[i] - tolerance) {
          below++;
        }
        while (upTo < sorted.length && sorted[upTo] <= own[i] + tolerance) {
          upTo++;
        }
        wins += below;
        ties += upTo - below;
        each[i] = ((double) below + upTo) / sorted.length - 1;
      }
      return new Scores(each, wins, ties);
    }

    double squaresAround(double mean) {
      return Arrays.stream(each).map(v -> (v - mean) * (v - mean)).sum();
    }
  }

  /** Refuses an interval where Fisher's z has none. */
  static void requireInside(double correlation) {
    if (Math.abs(correlation) >= 1) {
      throw new Refusal(
          Refusal.Reason.CONSTANT,
          "no Fisher interval at " + correlation + ": separation is total");
    }
  }
}
