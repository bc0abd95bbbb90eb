package org.graft.spi.base;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers that is the same on every machine and JDK: SplitMix64 (Steele, Lea and
 * Flood 2014, doi:10.1145/2660193.2660195) with its own uniform, Gaussian and shuffle.
 *
 * <p>Not thread-safe; derive one per purpose.
 */
public final class Randomness implements RandomGenerator {
  private long state;

  Randomness(long state) {
    this.state = state;
  }

  /** Where the stream is: {@link #resume} goes on from there. */
  public long state() {
    return state;
  }

  /** Goes on from where a stream was. */
  public void resume(long earlier) {
    state = earlier;
  }

  @Override
  public long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    return Seed.mix(state);
  }

  /** Uniform in [0, 1) with 53 bits. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, 1) with 24 bits. */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /** Uniform in [0, bound), without bias (rejection of the incomplete last interval). */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, found " + bound);
    }
    while (true) {
      long bits = nextLong() >>> 33;
      long value = bits % bound;
      if (bits - value + (bound - 1) <= Integer.MAX_VALUE) {
        return (int) value;
      }
    }
  }

  /** Standard normal, by Box and Muller (doi:10.1214/aoms/1177706645), one per two uniforms. */
  @Override
  public double nextGaussian() {
    double u = 1 - nextDouble();
    double v = nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
  }

  /**
   * Factors of inverted dropout (arXiv:1207.0580): 0 where {@link #nextDouble} is below {@code
   * rate}, else 1 / (1 - rate). Trainers that ask for them here draw the same ones.
   *
   * @param into takes the first {@code length} of them
   * @param rate at least 0, below 1
   */
  public void dropout(float[] into, int length, double rate) {
    int kept = Float.floatToRawIntBits((float) (1 / (1 - rate)));
    long dropped = (long) Math.ceil(rate * 0x1.0p53);
    for (int i = 0; i < length; i++) { // without a branch, which would often be mispredicted
      long below = ((nextLong() >>> 11) - dropped) >> 63; // -1 where it is dropped, else 0
      into[i] = Float.intBitsToFloat(kept & ~(int) below);
    }
  }

  /** Permutes {@code values} in place (Fisher and Yates, from the end). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
  }

  /** A random permutation of 0 .. n-1. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }
}
