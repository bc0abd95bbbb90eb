package org.graft.datasets.blobs;

/**
 * The draws of NumPy's {@code RandomState}, bit for bit: uniform, polar Gaussian with its second
 * value kept, masked rejection and shuffle.
 *
 * <p>NumPy froze this stream in version 1.17 (NEP 19), so it does not change any more. Not
 * thread-safe.
 */
final class LegacyRandom {
  private final MersenneTwister bits;
  private double kept;
  private boolean hasKept;

  /** As {@code numpy.random.RandomState(seed)}, the seed in [0, 2^32). */
  LegacyRandom(long seed) {
    this.bits = new MersenneTwister(seed);
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    double range = high - low;
    return low + range * bits.nextDouble();
  }

  /** Normal with the given mean and standard deviation. */
  double normal(double mean, double std) {
    return mean + std * gaussian();
  }

  /** Standard normal by Marsaglia's polar method (1964, doi:10.1137/1006063). */
  double gaussian() {
    if (hasKept) {
      hasKept = false;
      return kept;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * bits.nextDouble() - 1.0;
      x2 = 2.0 * bits.nextDouble() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * GlibcLog.log(r2) / r2);
    kept = f * x1;
    hasKept = true;
    return f * x2;
  }

  /** Uniform in 0..max, both inclusive, by rejecting what the mask of max's bits lets through. */
  int interval(int max) {
    if (max == 0) {
      return 0;
    }
    long mask = (Integer.highestOneBit(max) << 1) - 1L & 0xffffffffL;
    long value;
    do {
      value = bits.nextUnsigned() & mask;
    } while (value > max);
    return (int) value;
  }

  /** The indices 0 .. n-1 as {@code RandomState.shuffle} leaves them. */
  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = interval(i);
      int held = order[j];
      order[j] = order[i];
      order[i] = held;
    }
    return order;
  }
}
