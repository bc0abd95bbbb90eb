package org.graft.stats;

import java.util.Locale;

/**
 * A p-value carried as its natural logarithm, so that values below the smallest double survive.
 *
 * @param log natural logarithm of p, in [-infinity, 0]
 */
public record PValue(double log) implements Comparable<PValue> {
  /** Rejects NaN and values above 1 (round-off up to 1e-9 above is clamped to 1). */
  public PValue {
    if (Double.isNaN(log) || log > 1e-9) {
      throw new IllegalArgumentException("log p must lie in [-infinity, 0], found " + log);
    }
    log = Math.min(log, 0.0);
  }

  /** The p-value {@code p} in [0, 1]; round-off up to 1e-9 above 1 is clamped. */
  public static PValue of(double p) {
    if (!(p >= 0 && p <= 1 + 1e-9)) {
      throw new IllegalArgumentException("p must lie in [0, 1], found " + p);
    }
    return new PValue(Math.log(Math.min(p, 1.0)));
  }

  /** The p-value as a double; 0 where it lies below the smallest double. */
  public double value() {
    return Math.exp(log);
  }

  /** The decimal logarithm of p. */
  public double log10() {
    return log / Math.log(10);
  }

  /** This p-value times {@code factor} >= 0, at most 1. */
  public PValue times(double factor) {
    return new PValue(Math.min(0.0, log + Math.log(factor)));
  }

  @Override
  public int compareTo(PValue other) {
    return Double.compare(log, other.log);
  }

  /**
   * As a report prints it: {@code p = 0.012}, {@code p < 1e-300}, never as 0; with a digit more
   * where three would hide on which side of 0.05 it lies.
   */
  @Override
  public String toString() {
    if (log10() < -300) {
      return "p < 1e-300";
    }
    double p = value();
    if (p < 1e-4) {
      return String.format(Locale.ROOT, "p = %.1e", p).replace("e-0", "e-");
    }
    boolean fine = p < 0.001 || Math.abs(p - 0.05) < 0.0005;
    return String.format(Locale.ROOT, fine ? "p = %.4f" : "p = %.3f", p);
  }
}
