package org.graft.engine.methods.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.NearMiss;
import org.graft.spi.base.Param;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.groups.Cliques;
import org.graft.stats.groups.ControlComparison;
import org.graft.stats.groups.Friedman;
import org.graft.stats.groups.RankComparison;

/** Comparisons of average ranks: all pairs, Nemenyi, a control. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class RankComparisons {
  private static final String ASSUMES =
      "Blocks are independent; average ranks are near normal. A pair's result depends on which"
          + " other treatments take part (Benavoli et al. 2016, JMLR 17(5):1-10).";
  private static final String EDGES =
      Friedmans.EDGES
          + "One block is answered, by a normal approximation that means little. All tied: z = 0"
          + " and p = 1, the ranks being equal.";
  static final String RANKS = "in place of matrix, with n: average rank of each treatment";
  static final String N = "number of blocks behind average-ranks";
  static final String COLUMNS = "names of the treatments; 0, 1 and so on if absent";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(NemenyiTest.class, AllPairsTest.class, ControlTest.class, CliquesOf.class);

  private RankComparisons() {}

  /** Treatments by name and average rank. */
  private record Treatments(RankComparison ranks, List<String> names) {
    static Treatments of(
        Optional<Table> matrix,
        Optional<Numbers> ranks,
        Optional<Integer> n,
        Optional<List<String>> columns,
        Better better,
        Notes notes) {
      if (matrix.isPresent() == ranks.isPresent() || ranks.isPresent() != n.isPresent()) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, "give the matrix, or average-ranks and n in its place");
      }
      RankComparison comparison;
      if (matrix.isPresent()) {
        Friedman friedman = Friedman.of(matrix.get().blocks(notes), better);
        comparison = new RankComparison(friedman.averageRanks(), friedman.blocks());
      } else {
        comparison = new RankComparison(ranks.orElseThrow().values(), n.orElseThrow());
      }
      int k = comparison.averageRanks().length;
      List<String> names =
          columns
              .or(() -> matrix.flatMap(Table::columns))
              .orElseGet(() -> IntStream.range(0, k).mapToObj(Integer::toString).toList());
      if (names.size() != k) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, "columns must be " + k + " names, found " + names);
      }
      return new Treatments(comparison, names);
    }

    List<List<String>> named(List<int[]> sets) {
      return sets.stream().map(set -> Arrays.stream(set).mapToObj(names::get).toList()).toList();
    }
  }

  record Nemenyi(
      @Param(doc = "mean rank of each treatment, 1 the best") double[] averageRanks,
      @Param(doc = "critical value, a studentized range over root 2") double criticalValue,
      @Param(doc = "critical difference of average ranks") double criticalDifference,
      @Param(doc = "the pairs of treatments, in the order of p") List<List<String>> pairs,
      @Param(doc = "p of each pair, adjusted for all pairs") List<PValue> p,
      @Param(doc = "pairs at least the critical difference apart")
          List<List<String>> significantPairs,
      @Param(doc = "maximal sets without a significant pair, best first")
          List<List<String>> cliques) {}

  @Name(
      value = "nemenyi",
      doc = "Nemenyi's all-pairs test of average ranks: critical difference, p-values, bars.",
      cites = "Nemenyi 1963, Princeton; Demsar 2006, JMLR 7:1-30, section 3.2.2")
  @Conditions(
      assumes = ASSUMES + " Conservative; df = infinity, no correction for ties.",
      edges = EDGES)
  record NemenyiTest(
      @Param(doc = Friedmans.MATRIX) Optional<Table> matrix,
      @Param(doc = COLUMNS) Optional<List<String>> columns,
      @Param(doc = Friedmans.BETTER, byDefault = "higher") Better better,
      @Param(doc = RANKS) Optional<Numbers> averageRanks,
      @Param(doc = N, min = 1) Optional<Integer> n,
      @Param(doc = "level of the critical difference", byDefault = "0.05") Level alpha)
      implements StatisticalMethod<Nemenyi> {
    @Override
    public Nemenyi answer(Notes notes) {
      Treatments all = Treatments.of(matrix, averageRanks, n, columns, better, notes);
      RankComparison ranks = all.ranks();
      double[] average = ranks.averageRanks();
      boolean[][] significant =
          Cliques.significant(average, ranks.criticalDifference(alpha.value()));
      return new Nemenyi(
          average,
          ranks.criticalQ(alpha.value()),
          ranks.criticalDifference(alpha.value()),
          all.named(ranks.pairs()),
          ranks.pairs().stream().map(pair -> ranks.nemenyi(pair[0], pair[1])).toList(),
          all.named(Cliques.pairs(significant)),
          all.named(Cliques.maximal(average, significant)));
    }
  }

  record AllPairs(
      @Param(doc = "mean rank of each treatment, 1 the best") double[] averageRanks,
      @Param(doc = "the pairs of treatments, in the order of what follows")
          List<List<String>> pairs,
      @Param(doc = "difference of average ranks over its standard error") double[] z,
      @Param(doc = "two-sided normal p-values, unadjusted") List<PValue> p,
      @Param(doc = "adjusted by the method") Output<List<PValue>> pAdjusted) {}

  @Name(
      value = "all-pairs-ranks",
      doc = "All pairs of treatments by z of average ranks, adjusted.",
      cites = "Demsar 2006, JMLR 7:1-30; Garcia and Herrera 2008, JMLR 9:2677-2694")
  @Conditions(assumes = ASSUMES, edges = EDGES)
  record AllPairsTest(
      @Param(doc = Friedmans.MATRIX) Optional<Table> matrix,
      @Param(doc = COLUMNS) Optional<List<String>> columns,
      @Param(doc = Friedmans.BETTER, byDefault = "higher") Better better,
      @Param(doc = RANKS) Optional<Numbers> averageRanks,
      @Param(doc = N, min = 1) Optional<Integer> n,
      @Param(doc = "of the adjustment", byDefault = "holm") Correction method)
      implements StatisticalMethod<AllPairs> {
    @Override
    public AllPairs answer(Notes notes) {
      Treatments all = Treatments.of(matrix, averageRanks, n, columns, better, notes);
      RankComparison ranks = all.ranks();
      List<PValue> raw = ranks.pairs().stream().map(p -> ranks.p(p[0], p[1])).toList();
      return new AllPairs(
          ranks.averageRanks(),
          all.named(ranks.pairs()),
          ranks.pairs().stream().mapToDouble(p -> ranks.z(p[0], p[1])).toArray(),
          raw,
          () -> method.adjust(raw, raw.size()));
    }
  }

  record WithControl(
      @Param(doc = "mean rank of each treatment, 1 the best") double[] averageRanks,
      @Param(doc = "the treatments compared with the control, in order") List<String> others,
      @Param(doc = "positive where the other ranks better than the control") double[] z,
      @Param(doc = "two-sided normal p-values, unadjusted") List<PValue> p,
      @Param(doc = "adjusted by the method") Output<List<PValue>> pAdjusted) {}

  @Name(
      value = "control-ranks",
      doc = "Every treatment against a control by z of average ranks, adjusted.",
      cites = "Demsar 2006, JMLR 7:1-30, section 3.2.2")
  @Conditions(assumes = ASSUMES, edges = EDGES)
  record ControlTest(
      @Param(doc = Friedmans.MATRIX) Optional<Table> matrix,
      @Param(doc = COLUMNS) Optional<List<String>> columns,
      @Param(doc = Friedmans.BETTER, byDefault = "higher") Better better,
      @Param(doc = RANKS) Optional<Numbers> averageRanks,
      @Param(doc = N, min = 1) Optional<Integer> n,
      @Param(doc = "name of the control treatment; the first if absent") Optional<String> control,
      @Param(doc = "of the adjustment; not shaffer or bergmann-hommel", byDefault = "holm")
          Correction method)
      implements StatisticalMethod<WithControl> {
    @Override
    public WithControl answer(Notes notes) {
      Treatments all = Treatments.of(matrix, averageRanks, n, columns, better, notes);
      String name = control.orElse(all.names().get(0));
      int index = all.names().indexOf(name);
      if (index < 0) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, NearMiss.message("treatment", name, all.names()));
      }
      method.requireAnyFamily();
      ControlComparison against = new ControlComparison(all.ranks(), index);
      return new WithControl(
          all.ranks().averageRanks(),
          Arrays.stream(against.others()).mapToObj(all.names()::get).toList(),
          against.z(),
          against.p(),
          () -> method.adjust(against.p(), against.p().size()));
    }
  }

  record Bars(
      @Param(doc = "0-based members of each bar, best first; bars join two at least")
          List<int[]> cliques,
      @Param(doc = "whether a bar passes over no treatment outside it") List<Boolean> contiguous,
      @Param(doc = "0-based significant pairs") List<int[]> significantPairs) {}

  @Name(
      value = "critical-difference-cliques",
      doc =
          "Bars of a critical-difference diagram: maximal sets of treatments without a significant"
              + " pair, so that no bar spans one.",
      cites = "Demsar 2006, JMLR 7:1-30; Bron and Kerbosch 1973, doi:10.1145/362342.362367")
  @Conditions(
      assumes = "None: it draws what the tests decided.",
      edges =
          "A difference of exactly the critical one, round-off regarded, is significant. No pair"
              + " significant: one bar over all; all significant: no bar.")
  record CliquesOf(
      @Param(doc = "average rank of each treatment") Numbers averageRanks,
      @Param(doc = "pairs at least this far apart differ") Optional<Double> criticalDifference,
      @Param(doc = "in place of it: 0-based significant pairs") Optional<Table> significantPairs)
      implements StatisticalMethod<Bars> {
    @Override
    public Bars answer(Notes notes) {
      if (criticalDifference.isPresent() == significantPairs.isPresent()) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, "give critical-difference, or significant-pairs");
      }
      double[] ranks = averageRanks.values();
      boolean[][] significant =
          criticalDifference.isPresent()
              ? Cliques.significant(ranks, criticalDifference.get())
              : Cliques.significant(ranks.length, significantPairs.orElseThrow().rows());
      List<int[]> cliques = Cliques.maximal(ranks, significant);
      return new Bars(
          cliques,
          cliques.stream().map(clique -> Cliques.contiguous(clique, ranks)).toList(),
          Cliques.pairs(significant));
    }
  }
}
