package org.graft.engine.methods.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.groups.AlignedRanks;
import org.graft.stats.groups.Blocks;
import org.graft.stats.groups.Concordance;
import org.graft.stats.groups.Friedman;
import org.graft.stats.groups.Friedman.TieCorrection;
import org.graft.stats.groups.Quade;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.shape.Samples;
import org.graft.stats.spread.RoundOff;

/** Tests of treatments on complete blocks, by ranks. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Friedmans {
  static final String MATRIX =
      "scores [blocks, treatments], such as data sets by strategies; null marks a missing cell";
  static final String BETTER = "which score gets rank 1: the higher or the lower";
  static final String EDGES =
      "Blocks with a missing cell are dropped and named in a note; no complete block or one"
          + " treatment: too-few. Infinities are ranked, equal ones tied. Round-off does not break"
          + " ties (relative 1e-12 of the block's largest magnitude). ";
  static final String TIES = "whether the statistics are corrected for ties";
  static final String AVERAGE_RANKS = "mean rank of each treatment, 1 the best";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(FriedmanTest.class, KendallW.class, AlignedRanksTest.class, QuadeTest.class);

  private Friedmans() {}

  record Ranked(
      @Param(doc = "Friedman's chi-squared") Output<Double> statistic,
      @Param(doc = "k - 1") int df,
      @Param(doc = "P(chi-squared >= statistic)") Output<PValue> p,
      @Param(doc = "exact permutation p, ties as observed; of scores only") Output<PValue> pExact,
      @Param(doc = "Iman and Davenport's F") Output<Double> f,
      @Param(doc = "its degrees of freedom, k - 1 and (k - 1)(n - 1)") double[] dfF,
      @Param(doc = "its p") Output<PValue> pF,
      @Param(doc = "the F whose p is alpha") Output<Double> criticalF,
      @Param(doc = "Kendall's coefficient of concordance") Output<Double> kendallW,
      @Param(doc = "what the uncorrected statistic is divided by, 1 without ties")
          Output<Double> tieDivisor,
      @Param(doc = AVERAGE_RANKS) double[] averageRanks,
      @Param(doc = "complete blocks") int n) {}

  @Name(
      value = "friedman",
      doc =
          "Friedman's test on scores by blocks, or on given ranks, with Iman-Davenport's F,"
              + " Kendall's W and the exact p.",
      cites =
          "Friedman 1937, doi:10.1080/01621459.1937.10503522; Iman and Davenport 1980,"
              + " doi:10.1080/03610928008827904; Demsar 2006, JMLR 7:1-30")
  @Conditions(
      assumes =
          "Blocks are independent; within a block the treatments are exchangeable under the"
              + " hypothesis. The chi-squared is approximate: poor below 10 blocks or 5"
              + " treatments.",
      edges =
          EDGES
              + "One block: no F. All blocks fully tied: corrected values are refused (constant)."
              + " Perfect agreement: F refused (constant), exact p stands. p-exact is refused"
              + " (too-large) where it takes more than 2e7 steps or 6 treatments. Rows of ranks"
              + " that do not sum to k(k + 1)/2: an error.")
  record FriedmanTest(
      @Param(doc = MATRIX) Optional<Table> matrix,
      @Param(doc = "in place of matrix: ranks [blocks, treatments], 1 the best")
          Optional<Table> ranks,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(doc = TIES, byDefault = "true") boolean tieCorrection,
      @Param(doc = "level of critical-f", byDefault = "0.05") Level alpha)
      implements StatisticalMethod<Ranked> {
    @Override
    public Ranked answer(Notes notes) {
      if (matrix.isPresent() == ranks.isPresent()) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give the matrix, or ranks in its place");
      }
      Friedman f =
          matrix.isPresent()
              ? Friedman.of(matrix.get().blocks(notes), better)
              : new Friedman(checked(ranks.orElseThrow().blocks(notes).scores()));
      TieCorrection ties = tieCorrection ? TieCorrection.APPLIED : TieCorrection.NONE;
      return new Ranked(
          () -> f.chiSquared(ties),
          f.treatments() - 1,
          () -> f.p(ties),
          f::exact,
          () -> f.imanDavenport(ties),
          f.df(),
          () -> f.pImanDavenport(ties),
          () -> Samples.representable(f.criticalF(alpha.value()))[0],
          () -> f.kendallW(ties),
          f::tieCorrection,
          f.averageRanks(),
          f.blocks());
    }

    private static double[][] checked(double[][] ranks) {
      for (double[] row : ranks) {
        double excess = Arrays.stream(row).sum() - row.length * (row.length + 1) / 2.0;
        if (!(Math.abs(excess) < 1e-6)) {
          throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "a row's ranks do not sum to k(k+1)/2");
        }
      }
      return ranks;
    }
  }

  record Agreement(
      @Param(doc = "concordance W, in [0, 1]") Output<Double> estimate,
      @Param(doc = "its bootstrap percentile interval, blocks drawn whole") Output<double[]> ci,
      @Param(doc = "Friedman's chi-squared") Output<Double> statistic,
      @Param(doc = "k - 1") int df,
      @Param(doc = "P(chi-squared >= statistic)") Output<PValue> p,
      @Param(doc = "exact permutation p") Output<PValue> pExact,
      @Param(doc = "mean Spearman correlation between blocks") Output<Double> meanSpearman,
      @Param(doc = AVERAGE_RANKS) double[] averageRanks) {}

  @Name(
      value = "kendall-w",
      doc = "Kendall's coefficient of concordance between blocks, and their mean rank correlation.",
      cites = "Kendall and Babington Smith 1939, doi:10.1214/aoms/1177732186")
  @Conditions(
      assumes = "Blocks (judges) are independent.",
      edges =
          EDGES
              + "Blocks all fully tied: refused (constant); mean-spearman needs two blocks and none"
              + " fully tied.")
  record KendallW(
      @Param(doc = MATRIX) Table matrix,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(doc = TIES, byDefault = "true") boolean tieCorrection,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = "bootstrap resamples of the blocks", byDefault = "10000", min = 2) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Agreement> {
    @Override
    public Agreement answer(Notes notes) {
      Friedman f = Friedman.of(matrix.blocks(notes), better);
      TieCorrection ties = tieCorrection ? TieCorrection.APPLIED : TieCorrection.NONE;
      return new Agreement(
          () -> f.kendallW(ties),
          () -> interval(f, ties),
          () -> f.chiSquared(ties),
          f.treatments() - 1,
          () -> f.p(ties),
          f::exact,
          () -> Concordance.meanSpearman(f.ranks()),
          f.averageRanks());
    }

    private double[] interval(Friedman f, TieCorrection ties) {
      if (f.blocks() < 2) {
        throw new Refusal(
            Refusal.Reason.TOO_FEW, "an interval of W needs 2 blocks, found " + f.blocks());
      }
      RowStatistic w =
          rows ->
              new Friedman(Arrays.stream(rows).mapToObj(i -> f.ranks()[i]).toArray(double[][]::new))
                  .kendallW(ties);
      Resampling blocks = Resampling.rows(f.blocks());
      Draws drawn = Draws.atMost(draws, seed, blocks);
      return Bootstrap.of(blocks, w, drawn).percentile(confidence.value()).limits();
    }
  }

  record Aligned(
      @Param(doc = "T, approximately chi-squared") Output<Double> statistic,
      @Param(doc = "k - 1") int df,
      @Param(doc = "its p") Output<PValue> p,
      @Param(doc = "mean aligned rank of each treatment, the best the smallest")
          double[] averageRanks) {}

  @Name(
      value = "aligned-ranks",
      doc = "Friedman's test on ranks of scores less their block's mean.",
      cites =
          "Hodges and Lehmann 1962, doi:10.1214/aoms/1177704575; Garcia et al. 2010,"
              + " doi:10.1016/j.ins.2009.12.010")
  @Conditions(
      assumes = "Blocks are independent and differ by a shift; scores are on one scale.",
      edges = EDGES + "Infinite scores: not-finite. All blocks tied: constant.")
  record AlignedRanksTest(
      @Param(doc = MATRIX) Table matrix,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(doc = "whether the variance is that of the ranks as tied", byDefault = "true")
          boolean tieCorrection)
      implements StatisticalMethod<Aligned> {
    @Override
    public Aligned answer(Notes notes) {
      AlignedRanks aligned = AlignedRanks.of(matrix.blocks(notes), better);
      return new Aligned(
          () -> tieCorrection ? aligned.tieCorrected() : aligned.statistic(),
          aligned.averageRanks().length - 1,
          () -> tieCorrection ? aligned.pTieCorrected() : aligned.p(),
          aligned.averageRanks());
    }
  }

  record Weighted(
      @Param(doc = "F") Output<Double> statistic,
      @Param(doc = "k - 1 and (k - 1)(n - 1)") Output<double[]> df,
      @Param(doc = "its p") Output<PValue> p) {}

  @Name(
      value = "quade",
      doc = "Quade's test: ranks within blocks, blocks weighted by the rank of their range.",
      cites = "Quade 1979, doi:10.1080/01621459.1979.10481670")
  @Conditions(
      assumes = "Blocks are independent; ranges of blocks can be compared.",
      edges =
          EDGES
              + "One block: too-few. Infinite scores: not-finite. Perfect agreement: F refused"
              + " (constant), p = (1/k!)^(n-1). All tied: constant.")
  record QuadeTest(
      @Param(doc = MATRIX) Table matrix,
      @Param(doc = BETTER, byDefault = "higher") Better better,
      @Param(
              doc = "tied: ranges within round-off are ties; kept: they are not, as in R",
              byDefault = "tied")
          RoundOff roundOff)
      implements StatisticalMethod<Weighted> {
    @Override
    public Weighted answer(Notes notes) {
      Blocks blocks = matrix.blocks(notes);
      Quade quade =
          roundOff == RoundOff.TIED
              ? Quade.of(blocks, better)
              : Quade.withoutRounding(blocks, better);
      return new Weighted(quade::statistic, quade::df, quade::p);
    }
  }
}
