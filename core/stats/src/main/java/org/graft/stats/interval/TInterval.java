package org.graft.stats.interval;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.StudentT;

/**
 * The mean of a sample and its interval by Student's t (Student 1908, doi:10.2307/2331554).
 *
 * <p>One score has a mean but no interval (too-few); a constant sample has none either (constant:
 * its spread is unknown, not zero). Missing and infinite scores are refused.
 *
 * @param mean arithmetic mean
 * @param standardDeviation on n - 1; 0 where there is no spread or only one score
 * @param size n, at least 1
 */
public record TInterval(double mean, double standardDeviation, int size) {
  /** Summarises {@code x}, scaled by a power of two before squaring. */
  public static TInterval of(double[] x) {
    Sample.finite(x, 1);
    double scale = Ties.scale(x);
    double unit = scale == 0 ? 1 : Math.scalb(1.0, Math.getExponent(scale));
    double base = x[0] / unit;
    double shift = Arrays.stream(x).map(v -> v / unit - base).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> v / unit - base - shift).map(d -> d * d).sum();
    double widest =
        Arrays.stream(x).map(v -> Math.abs(v / unit - base - shift)).max().orElseThrow();
    boolean constant = widest <= Ties.RELATIVE * scale / unit;
    double deviation = constant || x.length < 2 ? 0 : Math.sqrt(squares / (x.length - 1));
    return new TInterval((base + shift) * unit, deviation * unit, x.length);
  }

  /** Standard deviation on n - 1, over the root of n. */
  public double standardError() {
    if (size < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "one score has no standard error");
    }
    if (standardDeviation == 0) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the sample is constant: no standard error");
    }
    if (Double.isInfinite(standardDeviation)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "the standard deviation overflows: rescale");
    }
    return standardDeviation / Math.sqrt(size);
  }

  /** mean -+ t(n - 1) standard errors. */
  public Interval interval(double confidence) {
    double tail = Interval.tail(confidence);
    double standardError = standardError();
    double margin = -new StudentT(size - 1.0).quantile(tail) * standardError;
    return Interval.finite(mean - margin, mean + margin, confidence);
  }
}
