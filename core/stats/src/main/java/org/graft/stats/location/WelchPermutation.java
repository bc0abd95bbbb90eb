package org.graft.stats.location;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Samples;

/**
 * The permutation test of a difference of two means with Welch's t as its statistic (Janssen 1997,
 * DOI 10.1016/S0167-7152(97)00043-6; Chung and Romano 2013, DOI 10.1214/13-AOS1090): exact where
 * the distributions are equal, and of the right level in large samples where only the means are,
 * whatever the spreads and sizes. A test of the plain difference ({@link LabelPermutation}) is
 * liberal when the smaller sample has the larger spread.
 *
 * <p>Every split of the pooled values counts while there are at most {@value #MOST_SPLITS}; else
 * splits are drawn, and the observed one counts as a draw (Phipson and Smyth 2010, DOI
 * 10.2202/1544-6115.1585). Statistics that are equal up to round-off count as equal; a split
 * without spread has a statistic beyond all others if its means differ, else 0. Each sample needs 2
 * values; NaN and infinities are refused. Not thread-safe.
 */
public final class WelchPermutation {
  /** Splits up to which all are counted. */
  public static final int MOST_SPLITS = 50_000;

  private static final double SLACK = 1e-9;
  private static final int HALVINGS = 60;

  private final int nx;
  private final int ny;
  private final int exponent;
  private final double difference;
  private final double squareX;
  private final double squareY;
  private final double negligible;
  private final boolean exact;

  /** Of each split, its first group: how many x, their sum and sum of squares, and those of y. */
  private final double[][] groups;

  private WelchPermutation(double[] x, double[] y, long seed, int draws) {
    nx = x.length;
    ny = y.length;
    exponent = Samples.exponent(x, y);
    double[] cx = Samples.scaled(x, exponent);
    double[] cy = Samples.scaled(y, exponent);
    difference = Moments.meanDifference(cx, cy);
    negligible = Ties.RELATIVE * Ties.scale(cx, cy);
    squareX = centre(cx);
    squareY = centre(cy);
    double splits =
        nx + ny <= 60 ? CombinatoricsUtils.binomialCoefficientDouble(nx + ny, nx) : MOST_SPLITS * 2;
    exact = splits <= MOST_SPLITS;
    groups = new double[exact ? (int) Math.round(splits) : draws][];
    if (exact) {
      enumerate(cx, cy);
    } else {
      draw(cx, cy, new SplittableRandom(seed));
    }
  }

  /** The test of mean x = mean y, and all that is needed to invert it. */
  public static WelchPermutation of(double[] x, double[] y, long seed, int draws) {
    String what = "a studentised permutation test";
    Samples.finite(Samples.atLeast(2, x, what), what);
    Samples.finite(Samples.atLeast(2, y, what), what);
    return new WelchPermutation(x, y, seed, Math.max(1, draws));
  }

  /** Takes the mean off; the sum of squares that remains, without what is only round-off. */
  private double centre(double[] values) {
    double mean = Moments.of(values).mean();
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double off = values[i] - mean;
      values[i] = Math.abs(off) <= negligible ? 0 : off;
      squares += values[i] * values[i];
    }
    return squares;
  }

  private void enumerate(double[] x, double[] y) {
    int[] chosen = new int[nx];
    for (int i = 0; i < nx; i++) {
      chosen[i] = i;
    }
    for (int split = 0; split < groups.length; split++) {
      groups[split] = group(chosen, x, y);
      int last = nx - 1;
      while (last >= 0 && chosen[last] == ny + last) {
        last--;
      }
      if (last >= 0) {
        chosen[last]++;
        for (int i = last + 1; i < nx; i++) {
          chosen[i] = chosen[i - 1] + 1;
        }
      }
    }
  }

  private void draw(double[] x, double[] y, SplittableRandom random) {
    int[] order = new int[nx + ny];
    Arrays.setAll(order, i -> i);
    for (int split = 0; split < groups.length; split++) {
      for (int i = 0; i < nx; i++) {
        int j = random.nextInt(i, order.length);
        int value = order[j];
        order[j] = order[i];
        order[i] = value;
      }
      groups[split] = group(order, x, y);
    }
  }

  private double[] group(int[] order, double[] x, double[] y) {
    double[] group = new double[5];
    for (int i = 0; i < nx; i++) {
      boolean ofX = order[i] < nx;
      double value = ofX ? x[order[i]] : y[order[i] - nx];
      group[0] += ofX ? 1 : 0;
      group[ofX ? 1 : 3] += value;
      group[ofX ? 2 : 4] += value * value;
    }
    return group;
  }

  /** Mean of x minus mean of y. */
  public double difference() {
    return Math.scalb(difference, exponent);
  }

  /** p-values of no difference. */
  public PermutationP test() {
    return test(0);
  }

  /** p-values of a difference of means of {@code hypothesis}. */
  public PermutationP test(double hypothesis) {
    return at(Math.scalb(hypothesis, -exponent) - difference);
  }

  /**
   * The differences that the two-sided test does not reject at 1 - {@code confidence}: the interval
   * leaves 0 out exactly if {@code test().p()} is at most 1 - confidence.
   *
   * @throws Refusal if the samples are too small for the test to reject anything at this level
   */
  public double[] interval(double confidence) {
    double alpha = 1 - confidence;
    double low = difference - reach(alpha, -1);
    double high = difference + reach(alpha, 1);
    return Samples.representable(Math.scalb(low, exponent), Math.scalb(high, exponent));
  }

  /** How far the interval reaches from the estimate to one side. */
  private double reach(double alpha, int side) {
    double inside = 0;
    double zero = -difference * side;
    double outside = zero > 0 ? zero : 2 * step();
    boolean zeroRejected = zero > 0 && rejects(zero * side, alpha);
    if (zero > 0 && !zeroRejected) {
      inside = zero;
      outside = zero + 2 * step();
    }
    for (int doubling = 0; !zeroRejected && !rejects(outside * side, alpha); doubling++) {
      if (doubling == HALVINGS) {
        throw new Refusal(
            Refusal.Reason.TOO_FEW,
            "samples of %d and %d values cannot reject anything at %.4g".formatted(nx, ny, alpha));
      }
      outside = 2 * outside;
    }
    double fine = 1e-4 * step();
    for (int halving = 0; halving < HALVINGS && outside - inside > fine; halving++) {
      double middle = (inside + outside) / 2;
      if (rejects(middle * side, alpha)) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return zeroRejected && outside == zero ? inside : outside;
  }

  /** A standard error, or a little where there is no spread. */
  private double step() {
    double error = Math.sqrt(squareX / (nx - 1.0) / nx + squareY / (ny - 1.0) / ny);
    return Math.max(error, Math.max(negligible, Double.MIN_NORMAL));
  }

  private boolean rejects(double shift, double alpha) {
    return at(shift).p().value() <= alpha * (1 + SLACK);
  }

  /** The test where x, centred, is moved by minus {@code shift} beside y, centred. */
  private PermutationP at(double shift) {
    double observed = statistic(new double[] {nx, 0, squareX, 0, 0}, shift);
    double slack = SLACK * Math.abs(observed);
    int both = 0;
    int less = 0;
    int greater = 0;
    for (double[] group : groups) {
      double t = statistic(group, shift);
      both += Math.abs(t) >= Math.abs(observed) - slack || t == observed ? 1 : 0;
      less += t <= observed + slack ? 1 : 0;
      greater += t >= observed - slack ? 1 : 0;
    }
    if (!exact) {
      return PermutationP.drawn(both, less, greater, groups.length);
    }
    double all = groups.length;
    return PermutationP.exact(
        new ExactP(PValue.of(less / all), PValue.of(greater / all), PValue.of(both / all)), all);
  }

  /** Welch's t of a split; the sums of both centred samples are 0. */
  private double statistic(double[] group, double shift) {
    double k = group[0];
    double sum = group[1] + group[3];
    double first = squares(group[2] + group[4], group[1], sum, k, nx, shift);
    double second =
        squares(squareX - group[2] + squareY - group[4], -group[1], -sum, nx - k, ny, shift);
    double variance = first / (nx - 1.0) / nx + second / (ny - 1.0) / ny;
    double mean = (sum - shift * k) / nx - (-sum - shift * (nx - k)) / ny;
    if (Math.abs(mean) <= negligible) {
      return 0;
    }
    return mean / Math.sqrt(variance);
  }

  /** Sum of squares about a group's mean, {@code k} of whose {@code n} values are moved. */
  private static double squares(
      double squares, double sumX, double sum, double k, int n, double shift) {
    double plain = squares - sum * sum / n;
    double crossed = -2 * shift * (sumX - k * sum / n);
    return Math.max(0, plain + crossed + shift * shift * k * (1 - k / n));
  }
}
