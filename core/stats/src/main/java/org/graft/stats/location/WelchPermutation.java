package org.graft.stats.location;

import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Normal;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Samples;

/**
 * The permutation test of a difference of two means with Welch's t as its statistic (Janssen 1997,
 * DOI 10.1016/S0167-7152(97)00043-6; Chung and Romano 2013, DOI 10.1214/13-AOS1090): exact where
 * the distributions are equal, and of the right level in large samples where only the means are,
 * whatever the spreads and sizes. A test of the plain difference ({@link LabelPermutation}) is
 * liberal when the smaller sample has the larger spread.
 *
 * <p>Every split of the pooled values counts while there are at most {@value Splits#MOST}; else
 * splits are drawn, and the observed one counts as a draw (Phipson and Smyth 2010, DOI
 * 10.2202/1544-6115.1585). Statistics that are equal up to round-off count as equal; a split
 * without spread has a statistic beyond all others if its means differ, else 0. Each sample needs 2
 * values; NaN and infinities are refused. Not thread-safe.
 */
public final class WelchPermutation {
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

  /** Of the first group of each split: how many x, their sum and squares, and those of y. */
  private final double[] count;

  private final double[] sumX;
  private final double[] moreX;
  private final double[] sumY;
  private final double[] moreY;

  private WelchPermutation(double[] x, double[] y, Splits splits) {
    nx = x.length;
    ny = y.length;
    exponent = Samples.exponent(x, y);
    double[] cx = Samples.scaled(x, exponent);
    double[] cy = Samples.scaled(y, exponent);
    difference = Moments.meanDifference(cx, cy);
    negligible = Ties.RELATIVE * Ties.scale(cx, cy);
    squareX = centre(cx);
    squareY = centre(cy);
    exact = splits.exact();
    count = new double[splits.count()];
    sumX = new double[count.length];
    moreX = new double[count.length];
    sumY = new double[count.length];
    moreY = new double[count.length];
    splits.visit((split, chosen) -> add(split, chosen, cx, cy));
  }

  /** The test of mean x = mean y, and all that is needed to invert it. */
  public static WelchPermutation of(double[] x, double[] y, long seed, int draws) {
    return of(x, y, Splits.of(x.length, y.length, seed, draws));
  }

  /** The same by splits that other samples of the same sizes may share. */
  public static WelchPermutation of(double[] x, double[] y, Splits splits) {
    String what = "a studentised permutation test";
    Samples.finite(Samples.atLeast(2, x, what), what);
    Samples.finite(Samples.atLeast(2, y, what), what);
    if (splits.first() != x.length || splits.second() != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "splits of %d and %d values do not fit samples of %d and %d"
              .formatted(splits.first(), splits.second(), x.length, y.length));
    }
    return new WelchPermutation(x, y, splits);
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

  private void add(int split, int[] chosen, double[] x, double[] y) {
    int k = 0;
    double ofX = 0;
    double squaresX = 0;
    double ofY = 0;
    double squaresY = 0;
    for (int i = 0; i < nx; i++) {
      int place = chosen[i];
      if (place < nx) {
        double value = x[place];
        k++;
        ofX += value;
        squaresX += value * value;
      } else {
        double value = y[place - nx];
        ofY += value;
        squaresY += value * value;
      }
    }
    count[split] = k;
    sumX[split] = ofX;
    moreX[split] = squaresX;
    sumY[split] = ofY;
    moreY[split] = squaresY;
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
    double outside = zero > 0 ? zero : start(alpha);
    boolean zeroRejected = zero > 0 && rejects(zero * side, alpha);
    if (zero > 0 && !zeroRejected) {
      inside = zero;
      outside = zero + start(alpha);
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

  /** About as far as the interval of a normal mean reaches. */
  private double start(double alpha) {
    return (0.1 - Normal.STANDARD.quantile(Math.max(alpha / 2, 1e-12))) * step();
  }

  /** Whether the two-sided p of a shift is at most {@code alpha}: counts no further than needed. */
  private boolean rejects(double shift, double alpha) {
    double observed = observed(shift);
    double allowed = alpha * (1 + SLACK) * (exact ? count.length : count.length + 1.0);
    double extreme = exact ? 0 : 1;
    for (int split = 0; split < count.length; split++) {
      if (reaches(split, shift, observed) && ++extreme > allowed) {
        return false;
      }
    }
    return true;
  }

  /** Whether |t| of a split is at least |{@code observed}|, without dividing. */
  private boolean reaches(int split, double shift, double observed) {
    double mean = mean(split, shift);
    double size = Math.abs(observed) * (1 - SLACK);
    if (Math.abs(mean) <= negligible) {
      return size == 0;
    }
    double variance = variance(split, shift);
    return Double.isInfinite(size) ? variance == 0 : mean * mean >= size * size * variance;
  }

  /** The test where x, centred, is moved by minus {@code shift} beside y, centred. */
  private PermutationP at(double shift) {
    double observed = observed(shift);
    double slack = SLACK * Math.abs(observed);
    int both = 0;
    int less = 0;
    int greater = 0;
    for (int split = 0; split < count.length; split++) {
      double mean = mean(split, shift);
      double t = Math.abs(mean) <= negligible ? 0 : mean / Math.sqrt(variance(split, shift));
      both += reaches(split, shift, observed) ? 1 : 0;
      less += t <= observed + slack || t == observed ? 1 : 0;
      greater += t >= observed - slack || t == observed ? 1 : 0;
    }
    if (!exact) {
      return PermutationP.drawn(both, less, greater, count.length);
    }
    double all = count.length;
    return PermutationP.exact(
        new ExactP(PValue.of(less / all), PValue.of(greater / all), PValue.of(both / all)), all);
  }

  /** Welch's t of the samples as they are; the sums of both centred samples are 0. */
  private double observed(double shift) {
    double variance = squareX / (nx - 1.0) / nx + squareY / (ny - 1.0) / ny;
    return Math.abs(shift) <= negligible ? 0 : -shift / Math.sqrt(variance);
  }

  private double mean(int split, double shift) {
    double k = count[split];
    double sum = sumX[split] + sumY[split];
    return (sum - shift * k) / nx - (-sum - shift * (nx - k)) / ny;
  }

  private double variance(int split, double shift) {
    double k = count[split];
    double sum = sumX[split] + sumY[split];
    double first = squares(moreX[split] + moreY[split], sumX[split], sum, k, nx, shift);
    double rest = squareX - moreX[split] + squareY - moreY[split];
    double second = squares(rest, -sumX[split], -sum, nx - k, ny, shift);
    return first / (nx - 1.0) / nx + second / (ny - 1.0) / ny;
  }

  /** Sum of squares about a group's mean, {@code k} of whose {@code n} values are moved. */
  private static double squares(
      double squares, double sumX, double sum, double k, int n, double shift) {
    double plain = squares - sum * sum / n;
    double crossed = -2 * shift * (sumX - k * sum / n);
    return Math.max(0, plain + crossed + shift * shift * k * (1 - k / n));
  }
}
