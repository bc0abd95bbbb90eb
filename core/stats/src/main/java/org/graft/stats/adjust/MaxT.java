package org.graft.stats.adjust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Westfall and Young's max-T adjustment: every comparison is set against the distribution of the
 * largest statistic under rearrangements of the scores, so that dependence between comparisons is
 * used rather than feared (Westfall and Young 1993, Resampling-Based Multiple Testing, Wiley, ISBN
 * 978-0-471-55761-6).
 *
 * @param statistics the observed statistics, one per comparison, in the order given
 * @param marginal unadjusted p-values
 * @param singleStep adjusted p-values against the largest of all statistics
 * @param stepDown adjusted p-values against the largest of the statistics not yet rejected (free
 *     step-down, algorithm 2.8); valid where subset pivotality holds, as it does for sign flips
 * @param rearrangements how many rearrangements were evaluated, the observed one included
 * @param exact whether these were all there are
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record MaxT(
    double[] statistics,
    List<PValue> marginal,
    List<PValue> singleStep,
    List<PValue> stepDown,
    long rearrangements,
    boolean exact) {

  /** Counts how often rearranged statistics reach the observed ones. */
  static final class Counts {
    private final double[] observed;
    private final double tolerance;
    private final Integer[] descending;
    private final long[] marginal;
    private final long[] single;
    private final long[] down;
    private long total;

    Counts(double[] observed, double tolerance) {
      if (observed.length == 0) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "max-T needs at least one comparison");
      }
      this.observed = observed;
      this.tolerance = tolerance;
      descending = IntStream.range(0, observed.length).boxed().toArray(Integer[]::new);
      Arrays.sort(descending, Comparator.comparingDouble(i -> -observed[i]));
      marginal = new long[observed.length];
      single = new long[observed.length];
      down = new long[observed.length];
    }

    double[] observed() {
      return observed;
    }

    void add(double[] statistics) {
      total++;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = descending.length - 1; i >= 0; i--) {
        int comparison = descending[i];
        largest = Math.max(largest, statistics[comparison]);
        double bound = observed[comparison] - tolerance;
        down[comparison] += largest >= bound ? 1 : 0;
        marginal[comparison] += statistics[comparison] >= bound ? 1 : 0;
      }
      for (int i = 0; i < single.length; i++) {
        single[i] += largest >= observed[i] - tolerance ? 1 : 0;
      }
    }

    MaxT result(double unit, boolean exact) {
      long[] monotone = down.clone();
      for (int i = 1; i < descending.length; i++) {
        monotone[descending[i]] = Math.max(monotone[descending[i]], monotone[descending[i - 1]]);
      }
      double[] statistics = Arrays.stream(observed).map(value -> value * unit).toArray();
      return new MaxT(statistics, share(marginal), share(single), share(monotone), total, exact);
    }

    private List<PValue> share(long[] counts) {
      return Arrays.stream(counts).mapToObj(count -> PValue.of((double) count / total)).toList();
    }
  }
}
