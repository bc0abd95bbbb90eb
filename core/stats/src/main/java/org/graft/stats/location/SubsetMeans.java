package org.graft.stats.location;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.numbers.arrays.Selection;
import org.graft.stats.Refusal;
import org.graft.stats.shape.Samples;

/**
 * The interval of a mean difference that inverts the sign-flip permutation test: it leaves out
 * exactly the values that the test rejects. Its limits are order statistics of the means of subsets
 * of the differences (Hartigan 1969, Using subsample values as typical values, JASA 64:1303-1317).
 *
 * <p>Needs as many differences as the test needs to reject at all. All subsets count up to 16
 * differences; beyond, seeded random ones.
 */
public final class SubsetMeans {
  /** Differences up to which all subsets are taken. */
  public static final int ALL_UP_TO = 16;

  private SubsetMeans() {}

  /** Lower and upper limit, from {@code draws} subsets where there are too many for all. */
  public static double[] interval(double[] differences, double confidence, int draws, long seed) {
    Samples.finite(differences, "a sign-flip interval");
    int n = differences.length;
    double[] means = n <= ALL_UP_TO ? all(differences) : drawn(differences, draws, seed);
    int rank = (int) Math.floor((1 - confidence) / 2 * (means.length + 1) * (1 + 1e-12));
    if (rank < 1) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW,
          "no sign-flip interval reaches confidence %.4g with %d pairs".formatted(confidence, n));
    }
    Selection.select(means, new int[] {rank - 1, means.length - rank});
    return new double[] {means[rank - 1], means[means.length - rank]};
  }

  private static double[] all(double[] d) {
    double[] sums = sums(d, 0, d.length);
    double[] means = new double[sums.length - 1];
    for (int set = 1; set < sums.length; set++) {
      means[set - 1] = sums[set] / Integer.bitCount(set);
    }
    return means;
  }

  /** The sums over every set of {@code count} values from {@code first} on, by the set's bits. */
  private static double[] sums(double[] d, int first, int count) {
    double[] sums = new double[1 << count];
    for (int set = 1; set < sums.length; set++) {
      sums[set] = sums[set & (set - 1)] + d[first + Integer.numberOfTrailingZeros(set)];
    }
    return sums;
  }

  /** Zeros add nothing to a sum: how many of them a subset has is drawn at once. */
  private static double[] drawn(double[] differences, int draws, long seed) {
    double[] d = Arrays.stream(differences).filter(value -> value != 0).toArray();
    int zeros = differences.length - d.length;
    double[][] sums = new double[(d.length + Byte.SIZE - 1) / Byte.SIZE][]; // of eight values each
    Arrays.setAll(
        sums,
        block -> sums(d, Byte.SIZE * block, Math.min(Byte.SIZE, d.length - Byte.SIZE * block)));
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[draws - 1];
    for (int draw = 0; draw < means.length; draw++) {
      double sum = 0;
      int count = 0;
      long bits = 0;
      while (count == 0) {
        for (int block = 0; block < sums.length; block++) {
          bits = block % Long.BYTES == 0 ? random.nextLong() : bits >>> Byte.SIZE;
          int set = (int) bits & (sums[block].length - 1);
          sum += sums[block][set];
          count += Integer.bitCount(set);
        }
        count += heads(zeros, random);
      }
      means[draw] = sum / count;
    }
    return means;
  }

  /** How many of so many coins show heads. */
  private static int heads(int coins, SplittableRandom random) {
    int heads = 0;
    for (int left = coins; left > 0; left -= Long.SIZE) {
      long bits = random.nextLong();
      heads += Long.bitCount(left < Long.SIZE ? bits >>> (Long.SIZE - left) : bits);
    }
    return heads;
  }
}
