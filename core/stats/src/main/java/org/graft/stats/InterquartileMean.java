package org.graft.stats;

import java.util.Arrays;

/**
 * The mean of the middle half of the scores (Agarwal et al. 2021, arXiv:2108.13264), in two
 * conventions that agree when n is divisible by 4.
 *
 * <p>One score is its own interquartile mean; two are averaged. No score is refused (too-few), and
 * so are missing ones; infinities are trimmed like any score, and refused where one is left.
 */
public final class InterquartileMean {
  private InterquartileMean() {}

  /** floor(n/4) scores are cut from each end, as rliable and scipy's trim_mean do. */
  public static double integerTrim(double[] scores) {
    double[] sorted = sorted(scores);
    int cut = sorted.length / 4;
    return mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut), 0);
  }

  /** n/4 scores are cut from each end, the last of them in part. */
  public static double fractional(double[] scores) {
    double[] sorted = sorted(scores);
    double quarter = sorted.length / 4.0;
    int cut = (int) quarter;
    return mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut), quarter - cut);
  }

  /** The mean of {@code middle}, of whose first and last {@code less} does not count. */
  private static double mean(double[] middle, double less) {
    int n = middle.length;
    if (Double.isInfinite(middle[0]) || Double.isInfinite(middle[n - 1])) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "an infinite score lies within the middle half");
    }
    int exponent = Finite.exponent(middle) + 2;
    double[] unit = Finite.unit(middle, exponent);
    double weight = n - 2 * less;
    double sum = -(less / weight) * (unit[0] + unit[n - 1]);
    for (double score : unit) {
      sum += score / weight;
    }
    return Math.scalb(sum, exponent);
  }

  private static double[] sorted(double[] scores) {
    if (scores.length == 0) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "an interquartile mean needs a score, found none");
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new Refusal(Refusal.Reason.MISSING, "a score is missing (NaN)");
    }
    return sorted;
  }
}
