package org.graft.engine.methods.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.adjust.MaxT;
import org.graft.stats.adjust.SignFlip;
import org.graft.stats.adjust.WithinBlockPermutation;
import org.jspecify.annotations.Nullable;

/** Adjusted p-values: of given ones, and by permutation of the scores. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Adjustments {
  private static final String EDGES =
      "Blocks with a missing score are dropped and named; none left: too-few. Infinite: not-finite."
          + " Constant scores: p = 1, exactly, since every rearrangement is the observed one."
          + " 1e300 and subnormals are scaled.";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(Adjust.class, WestfallYoung.class, SignFlips.class);

  private Adjustments() {}

  record Adjusted(
      @Param(doc = "adjusted p-values, null where p is") List<@Nullable PValue> pAdjusted) {}

  @Name(
      value = "p-adjust",
      doc =
          "Adjusts p-values for their family: Bonferroni, Holm, Hochberg, Hommel,"
              + " Benjamini-Hochberg, Benjamini-Yekutieli, and for all pairs Shaffer and"
              + " Bergmann-Hommel.",
      cites =
          "Holm 1979, Scand. J. Statist. 6:65-70; Hommel 1988, doi:10.1093/biomet/75.2.383;"
              + " Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; Shaffer"
              + " 1986, doi:10.1080/01621459.1986.10478341; Bergmann and Hommel 1988,"
              + " doi:10.1007/978-3-642-52307-6_8")
  @Conditions(
      assumes =
          "hochberg, hommel and bh: independent or positively dependent p-values; bh and by control"
              + " the false discovery rate, the others the family-wise error. shaffer and"
              + " bergmann-hommel: p-values of all pairs of k treatments, in the order (0,1),"
              + " (0,2), ..., (1,2), ...; any dependence.",
      edges =
          "No p: empty. One p: unchanged. A missing p stays null and counts as p = 1 in its family,"
              + " unless n says that the family is smaller (R leaves missing ones out). p outside"
              + " [0, 1]: an error. All pairs: a missing p, and a number of p that is no k(k-1)/2,"
              + " are refused; more than 9 treatments are too-large for bergmann-hommel.")
  record Adjust(
      @Param(doc = "p-values in [0, 1]; null where none could be computed") Optional<Numbers> p,
      @Param(doc = "in place of p: decimal logarithms, for p below 1e-300")
          Optional<Numbers> log10P,
      @Param(doc = "of the adjustment", byDefault = "holm") Correction method,
      @Param(doc = "comparisons declared, at least those known; the length of p if absent", min = 0)
          Optional<Integer> n)
      implements StatisticalMethod<Adjusted> {
    @Override
    public Adjusted answer(Notes notes) {
      if (p.isPresent() == log10P.isPresent()) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give p, or log10-p in its place");
      }
      double[] raw = p.or(() -> log10P).orElseThrow().values();
      List<PValue> known = new ArrayList<>();
      for (double value : raw) {
        if (!Double.isNaN(value)) {
          known.add(p.isPresent() ? inUnit(value) : ofLog(value));
        }
      }
      int size = n.orElse(raw.length);
      int lost = raw.length - known.size();
      if (lost > 0 && !List.of(Correction.SHAFFER, Correction.BERGMANN_HOMMEL).contains(method)) {
        notes.add(
            lost + " of " + raw.length + " p-values are missing; the family is one of " + size);
      } else if (lost > 0) {
        throw new Refusal(Refusal.Reason.MISSING, "all pairs need a p-value, one is missing");
      }
      List<PValue> adjusted = method.adjust(known, size);
      List<@Nullable PValue> all = new ArrayList<>();
      int next = 0;
      for (double value : raw) {
        all.add(Double.isNaN(value) ? null : adjusted.get(next++));
      }
      return new Adjusted(all);
    }

    private static PValue inUnit(double p) {
      if (!(p >= 0 && p <= 1)) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "p must lie in [0, 1], found " + p);
      }
      return PValue.of(p);
    }

    private static PValue ofLog(double log10) {
      if (!(log10 <= 0)) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "log10-p must be <= 0, found " + log10);
      }
      return new PValue(log10 * Math.log(10));
    }
  }

  record Permuted(
      @Param(
              doc =
                  "observed statistic of each comparison: |mean difference|, or |sum d| /"
                      + " sqrt(n sum d^2), which orders as |t| does")
          double[] statistic,
      @Param(doc = "unadjusted permutation p-values") List<PValue> p,
      @Param(doc = "single-step max-T adjusted p-values") List<PValue> pAdjusted,
      @Param(doc = "step-down max-T adjusted p-values; of sign flips only")
          Optional<List<PValue>> pStepDown,
      @Param(doc = "rearrangements evaluated; of signs, up to reflection where exact")
          long permutations,
      @Param(doc = "whether these were all") boolean exact,
      @Param(doc = "the comparisons in order, 0-based columns") int[][] pairs) {}

  @Name(
      value = "westfall-young",
      doc =
          "Max-T adjusted p-values of |mean difference| over pairs, by permutation within blocks.",
      cites =
          "Westfall and Young 1993, ISBN 978-0-471-55761-6; Phipson and Smyth 2010,"
              + " doi:10.2202/1544-6115.1585")
  @Conditions(
      assumes =
          "Treatments are exchangeable within blocks under the hypothesis; control in the weak"
              + " sense.",
      edges = EDGES)
  record WestfallYoung(
      @Param(doc = Friedmans.MATRIX) Table matrix,
      @Param(doc = "0-based pairs of treatments; all if absent") Optional<Table> pairs,
      @Param(doc = "Monte Carlo rearrangements, where not exact", byDefault = "100000", min = 1)
          int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Permuted> {
    @Override
    public Permuted answer(Notes notes) {
      double[][] scores = matrix.blocks(notes).scores();
      int k = scores[0].length;
      int[][] compared =
          pairs
              .map(table -> table.indices(2, k))
              .orElseGet(
                  () ->
                      IntStream.range(0, k)
                          .boxed()
                          .flatMap(i -> IntStream.range(i + 1, k).mapToObj(j -> new int[] {i, j}))
                          .toArray(int[][]::new));
      MaxT t = WithinBlockPermutation.test(scores, compared, draws, seed);
      return new Permuted(
          t.statistics(),
          t.marginal(),
          t.singleStep(),
          Optional.empty(),
          t.rearrangements(),
          t.exact(),
          compared);
    }
  }

  @Name(
      value = "max-t-sign-flip",
      doc = "Max-T adjusted p-values of paired comparisons against a control, by flipping signs.",
      cites =
          "Westfall and Young 1993, ISBN 978-0-471-55761-6; Romano and Wolf 2005,"
              + " doi:10.1198/016214504000000539")
  @Conditions(
      assumes =
          "Vectors of differences are independent and symmetric about 0 under the hypothesis.",
      edges = EDGES + " With n blocks no p falls below 2^(1-n).")
  record SignFlips(
      @Param(doc = Friedmans.MATRIX) Table matrix,
      @Param(doc = "0-based column that the others are compared with", byDefault = "0", min = 0)
          int control,
      @Param(doc = "Monte Carlo rearrangements, where not exact", byDefault = "100000", min = 1)
          int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Permuted> {
    @Override
    public Permuted answer(Notes notes) {
      double[][] scores = matrix.blocks(notes).scores();
      int k = scores[0].length;
      if (control >= k || k < 2) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "no column " + control + " to compare with");
      }
      int[] others = IntStream.range(0, k).filter(j -> j != control).toArray();
      double[][] differences = new double[scores.length][others.length];
      for (int j = 0; j < others.length; j++) {
        double[] d = Ties.differences(column(scores, others[j]), column(scores, control));
        for (int i = 0; i < d.length; i++) {
          differences[i][j] = d[i];
        }
      }
      MaxT t = SignFlip.test(differences, draws, seed);
      return new Permuted(
          t.statistics(),
          t.marginal(),
          t.singleStep(),
          Optional.of(t.stepDown()),
          t.rearrangements(),
          t.exact(),
          Arrays.stream(others).mapToObj(j -> new int[] {j, control}).toArray(int[][]::new));
    }

    private static double[] column(double[][] matrix, int j) {
      return Arrays.stream(matrix).mapToDouble(row -> row[j]).toArray();
    }
  }
}
