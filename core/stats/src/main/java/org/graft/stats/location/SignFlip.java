package org.graft.stats.location;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.graft.stats.PValue;
import org.graft.stats.Ties;
import org.graft.stats.shape.Samples;

/**
 * The sign-flip permutation test of a mean paired difference (Fisher 1935; Pitman 1937, DOI
 * 10.2307/2984124): every difference could as well have had the other sign.
 *
 * <p>Exact for up to 40 non-zero differences (sums of two halves, met in the middle; Horowitz and
 * Sahni 1974, DOI 10.1145/321812.321823) and for more when they have few decimals; else Monte
 * Carlo. Needs 2 pairs of which one differs; NaN and infinities are refused; sums equal up to
 * round-off count as equal.
 */
public final class SignFlip {
  private static final int HALVES = 40;
  private static final double LATTICE_COST = 3e8;

  private SignFlip() {}

  /** Tests that the mean difference is 0; {@code seed} and {@code draws} serve Monte Carlo only. */
  public static PermutationP test(Differences differences, long seed, int draws) {
    differences.some(2, "a sign-flip test");
    Samples.finite(differences.values(), "a sign-flip test");
    double[] d = differences.nonzero();
    if (d.length <= HALVES) {
      return halves(d, differences.scale());
    }
    double[] magnitudes = Arrays.stream(d).map(Math::abs).toArray();
    Optional<int[]> weights =
        d.length > 1000
            ? Optional.empty()
            : Lattice.of(magnitudes, differences.scale(), LATTICE_COST / d.length);
    return weights.isPresent()
        ? lattice(d, weights.get())
        : monteCarlo(d, differences.scale(), new SplittableRandom(seed), draws);
  }

  private static PermutationP halves(double[] values, double scale) {
    int exponent = Samples.exponent(values);
    double[] d = Samples.scaled(values, exponent);
    double sum = Arrays.stream(d).sum();
    double slack = slack(d, Math.scalb(scale, -exponent));
    double[] left = PermutationP.signedSums(d, 0, d.length / 2);
    double[] right = PermutationP.signedSums(d, d.length / 2, d.length);
    double all = Math.scalb(1.0, d.length);
    double greater = PermutationP.pairsAtLeast(left, right, sum - slack) / all;
    double less = PermutationP.pairsAtLeast(left, right, -sum - slack) / all;
    double both = Math.abs(sum) <= slack ? 1 : Math.min(1, 2 * Math.min(greater, less));
    return PermutationP.exact(
        new ExactP(PValue.of(less), PValue.of(greater), PValue.of(both)), all);
  }

  private static PermutationP lattice(double[] d, int[] weights) {
    int positive = 0;
    for (int i = 0; i < d.length; i++) {
      positive += d[i] > 0 ? weights[i] : 0;
    }
    return PermutationP.exact(
        ExactP.of(SubsetSums.eachByCoin(weights), positive), Math.scalb(1.0, d.length));
  }

  private static PermutationP monteCarlo(
      double[] values, double scale, SplittableRandom random, int draws) {
    int exponent = Samples.exponent(values);
    double[] d = Samples.scaled(values, exponent);
    double observed = Arrays.stream(d).sum();
    double slack = slack(d, Math.scalb(scale, -exponent));
    double[][] tables = tables(d);
    int both = 0;
    int less = 0;
    int greater = 0;
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      long bits = 0;
      for (int group = 0; group < tables.length; group++) {
        bits = group % 8 == 0 ? random.nextLong() : bits >>> 8;
        sum += tables[group][(int) (bits & 255)];
      }
      both += Math.abs(sum) >= Math.abs(observed) - slack ? 1 : 0;
      less += sum <= observed + slack ? 1 : 0;
      greater += sum >= observed - slack ? 1 : 0;
    }
    return PermutationP.drawn(both, less, greater, draws);
  }

  /** For each eight differences the sums under all their signs. */
  private static double[][] tables(double[] d) {
    double[][] tables = new double[(d.length + 7) / 8][256];
    for (int group = 0; group < tables.length; group++) {
      for (int signs = 0; signs < 256; signs++) {
        for (int i = 8 * group; i < Math.min(d.length, 8 * group + 8); i++) {
          tables[group][signs] += (signs >> (i % 8) & 1) == 0 ? d[i] : -d[i];
        }
      }
    }
    return tables;
  }

  /** Round-off that sums of the differences may carry. */
  private static double slack(double[] d, double scale) {
    return Ties.RELATIVE * Math.max(scale, Arrays.stream(d).map(Math::abs).sum());
  }
}
