package org.graft.datasets.blobs;

/**
 * MT19937 (Matsumoto and Nishimura 1998, doi:10.1145/272991.272995), seeded with one 32-bit number
 * by {@code init_genrand} of 2002, as {@code numpy.random.RandomState(int)} does.
 *
 * <p>Not thread-safe.
 */
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  /** The generator that starts at {@code seed}, in [0, 2^32). */
  MersenneTwister(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException("a seed must lie in 0..4294967295, found " + seed);
    }
    int word = (int) seed;
    for (int i = 0; i < N; i++) {
      state[i] = word;
      word = 1812433253 * (word ^ (word >>> 30)) + i + 1;
    }
  }

  /** The next 32 random bits, as an unsigned number in [0, 2^32). */
  long nextUnsigned() {
    if (next == N) {
      generate();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return Integer.toUnsignedLong(y);
  }

  /** Uniform in [0, 1) with 53 bits, from two draws. */
  double nextDouble() {
    long high = nextUnsigned() >>> 5;
    long low = nextUnsigned() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  private void generate() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    next = 0;
  }
}
