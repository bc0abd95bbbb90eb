package org.graft.spi.base;

/**
 * A seed, from which every random number of Graft follows; deriving is a pure function.
 *
 * @param value 64 random bits
 */
public record Seed(long value) {
  /** A seed for {@code purpose}, the same wherever and whenever it is asked for. */
  public Seed derive(String purpose) {
    long hash = 0xcbf29ce484222325L ^ value;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    return new Seed(mix(mix(hash) + value));
  }

  /** A seed for the {@code index}-th of many like things. */
  public Seed derive(String purpose, long index) {
    return derive(purpose + '#' + index);
  }

  /** A new stream of random numbers that starts at this seed. */
  public Randomness randomness() {
    return new Randomness(value);
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
