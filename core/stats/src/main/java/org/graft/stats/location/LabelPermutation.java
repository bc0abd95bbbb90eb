package org.graft.stats.location;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.graft.stats.PValue;
import org.graft.stats.Ties;
import org.graft.stats.shape.Samples;
import org.jspecify.annotations.Nullable;

/**
 * The label permutation test of a difference of two means (Fisher 1935; Pitman 1937, DOI
 * 10.2307/2984124): every split of the pooled values is as likely.
 *
 * <p>Exact for up to 36 values (subsets of two halves, met in the middle) and for more when they
 * have few decimals; else Monte Carlo. Each sample needs 2 values; NaN and infinities are refused;
 * differences equal up to round-off count as equal; constants give p = 1, because every split is
 * the same.
 */
public final class LabelPermutation {
  private static final int HALVES = 36;
  private static final double LATTICE_COST = 3e8;

  private LabelPermutation() {}

  /** Tests mean x = mean y; {@code seed} and {@code draws} serve Monte Carlo only. */
  public static PermutationP test(double[] x, double[] y, long seed, int draws) {
    String what = "a label permutation test";
    Samples.finite(Samples.atLeast(2, x, what), what);
    Samples.finite(Samples.atLeast(2, y, what), what);
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    if (pooled.length > HALVES) {
      PermutationP exact = lattice(pooled, x.length);
      if (exact != null) {
        return exact;
      }
    }
    double[] centred = centred(pooled);
    double observed = Arrays.stream(centred, 0, x.length).sum();
    double slack = Ties.RELATIVE * Math.max(1, pooled.length);
    return pooled.length <= HALVES
        ? halves(centred, x.length, observed, slack)
        : monteCarlo(centred, x.length, observed, slack, new SplittableRandom(seed), draws);
  }

  /** Deviations from the pooled mean, on a power-of-two scale. */
  private static double[] centred(double[] pooled) {
    double[] scaled = Samples.scaled(pooled, Samples.exponent(pooled));
    double mean = Arrays.stream(scaled).average().orElseThrow();
    return Arrays.stream(scaled).map(value -> value - mean).toArray();
  }

  private static PermutationP halves(double[] values, int chosen, double observed, double slack) {
    int middle = values.length / 2;
    double[][] left = subsetSums(values, 0, middle);
    double[][] right = subsetSums(values, middle, values.length);
    double[] counts = new double[3];
    for (int k = Math.max(0, chosen - right.length + 1); k <= chosen && k < left.length; k++) {
      double[] a = left[k];
      double[] b = right[chosen - k];
      double pairs = (double) a.length * b.length;
      double far = Math.abs(observed) - slack;
      counts[0] += PermutationP.pairsAtLeast(a, b, observed - slack);
      counts[1] += pairs - PermutationP.pairsAtLeast(a, b, Math.nextUp(observed + slack));
      counts[2] +=
          far <= 0
              ? pairs
              : PermutationP.pairsAtLeast(a, b, far)
                  + pairs
                  - PermutationP.pairsAtLeast(a, b, Math.nextUp(-far));
    }
    double all = CombinatoricsUtils.binomialCoefficientDouble(values.length, chosen);
    return PermutationP.exact(
        new ExactP(
            PValue.of(counts[1] / all), PValue.of(counts[0] / all), PValue.of(counts[2] / all)),
        all);
  }

  /** Sorted sums of all subsets of {@code values[from..to)}, by subset size. */
  private static double[][] subsetSums(double[] values, int from, int to) {
    int n = to - from;
    double[] sums = new double[1 << n];
    int[] filled = new int[n + 1];
    double[][] bySize = new double[n + 1][];
    for (int k = 0; k <= n; k++) {
      bySize[k] = new double[(int) CombinatoricsUtils.binomialCoefficient(n, k)];
    }
    for (int set = 0; set < sums.length; set++) {
      int low = Integer.numberOfTrailingZeros(set);
      sums[set] = set == 0 ? 0 : sums[set & (set - 1)] + values[from + low];
      int size = Integer.bitCount(set);
      bySize[size][filled[size]++] = sums[set];
    }
    Arrays.stream(bySize).forEach(Arrays::sort);
    return bySize;
  }

  private static @Nullable PermutationP lattice(double[] pooled, int chosen) {
    int few = Math.min(chosen, pooled.length - chosen);
    if (pooled.length > 1000) {
      return null;
    }
    double low = Arrays.stream(pooled).min().orElseThrow();
    double[] above = Arrays.stream(pooled).map(value -> value - low).toArray();
    Optional<int[]> weights =
        Lattice.of(above, Ties.scale(pooled), LATTICE_COST / pooled.length / few);
    if (weights.isEmpty()) {
      return null;
    }
    int[] w = weights.get();
    boolean first = few == chosen;
    int observed =
        IntStream.range(first ? 0 : chosen, first ? chosen : w.length).map(i -> w[i]).sum();
    ExactP p = ExactP.of(SubsetSums.drawn(w, few), observed);
    return PermutationP.exact(
        first ? p : p.mirrored(), CombinatoricsUtils.binomialCoefficientDouble(pooled.length, few));
  }

  private static PermutationP monteCarlo(
      double[] values,
      int chosen,
      double observed,
      double slack,
      SplittableRandom random,
      int draws) {
    double[] order = values.clone();
    int both = 0;
    int less = 0;
    int greater = 0;
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (int i = 0; i < chosen; i++) {
        int j = random.nextInt(i, order.length);
        double value = order[j];
        order[j] = order[i];
        order[i] = value;
        sum += value;
      }
      both += Math.abs(sum) >= Math.abs(observed) - slack ? 1 : 0;
      less += sum <= observed + slack ? 1 : 0;
      greater += sum >= observed - slack ? 1 : 0;
    }
    return PermutationP.drawn(both, less, greater, draws);
  }
}
