package org.graft.engine.methods.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Groups;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.groups.BlockTukey;
import org.graft.stats.groups.Blocks;
import org.graft.stats.groups.KruskalWallis;
import org.graft.stats.groups.Mauchly;
import org.graft.stats.groups.OneWayAnova;
import org.graft.stats.groups.RepeatedMeasuresAnova;
import org.graft.stats.groups.StudentizedRange;
import org.graft.stats.groups.TukeyKramer;
import org.graft.stats.groups.WelchAnova;

/** Analyses of variance, and Kruskal and Wallis's on ranks. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Anovas {
  static final String GROUPS = "scores of each independent group";
  private static final String EDGES =
      "n = 0 in a group or fewer than 2 groups: too-few. All groups constant: refused (constant),"
          + " no matter how far apart. Missing: dropped and noted; infinite: not-finite. Offsets of"
          + " 1e9, 1e300 and subnormals cost no digits.";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(
          Fisher.class,
          Welch.class,
          Honest.class,
          Kruskal.class,
          RepeatedMeasures.class,
          RangeOf.class);

  private Anovas() {}

  record OneWay(
      @Param(doc = "F") Output<Double> statistic,
      @Param(doc = "k - 1 and N - k") double[] df,
      @Param(doc = "its p") Output<PValue> p,
      @Param(doc = "share of the sum of squares between groups") Output<Double> etaSquared,
      @Param(doc = "the same, nearly unbiased") Output<Double> omegaSquared,
      @Param(doc = "group means") double[] means) {}

  @Name(
      value = "one-way-anova",
      doc = "Fisher's one-way analysis of variance.",
      cites = "Fisher 1925, Statistical Methods for Research Workers")
  @Conditions(assumes = "Independent normal scores of equal variance.", edges = EDGES)
  record Fisher(@Param(doc = GROUPS) Groups groups) implements StatisticalMethod<OneWay> {
    @Override
    public OneWay answer(Notes notes) {
      OneWayAnova anova = OneWayAnova.of(groups.known(notes));
      return new OneWay(
          anova::statistic,
          anova.df(),
          anova::p,
          anova::etaSquared,
          anova::omegaSquared,
          anova.means());
    }
  }

  record Unequal(
      @Param(doc = "F") double statistic,
      @Param(doc = "its degrees of freedom") double[] df,
      @Param(doc = "its p") PValue p) {}

  @Name(
      value = "welch-anova",
      doc = "Welch's one-way analysis of variance with unequal variances.",
      cites = "Welch 1951, doi:10.1093/biomet/38.3-4.330")
  @Conditions(
      assumes = "Independent normal scores.",
      edges = EDGES + " One score or a constant in a group: refused.")
  record Welch(@Param(doc = GROUPS) Groups groups) implements StatisticalMethod<Unequal> {
    @Override
    public Unequal answer(Notes notes) {
      WelchAnova welch = WelchAnova.of(OneWayAnova.of(groups.known(notes)));
      return new Unequal(welch.statistic(), new double[] {welch.df1(), welch.df2()}, welch.p());
    }
  }

  record Tukey(
      @Param(doc = "0-based pairs, in the order of what follows") int[][] pairs,
      @Param(doc = "mean of the first less mean of the second") double[] differences,
      @Param(doc = "lower limits of the simultaneous intervals") Output<double[]> ciLow,
      @Param(doc = "upper limits") Output<double[]> ciHigh,
      @Param(doc = "p-values adjusted for all pairs") Output<List<PValue>> pAdjusted) {}

  @Name(
      value = "tukey-kramer",
      doc = "Tukey's honestly significant differences (HSD) of all pairs of groups, of any sizes.",
      cites = "Kramer 1956, doi:10.2307/3001469")
  @Conditions(assumes = "Independent normal scores of equal variance.", edges = EDGES)
  record Honest(
      @Param(doc = GROUPS) Groups groups,
      @Param(doc = "simultaneous coverage of the intervals", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Tukey> {
    @Override
    public Tukey answer(Notes notes) {
      TukeyKramer tukey = new TukeyKramer(OneWayAnova.of(groups.known(notes)));
      int[][] pairs = tukey.pairs();
      double[] d = Arrays.stream(pairs).mapToDouble(tukey::difference).toArray();
      return new Tukey(
          pairs,
          d,
          () -> limits(d, tukey.margins(confidence.value()), -1),
          () -> limits(d, tukey.margins(confidence.value()), 1),
          () -> Arrays.stream(pairs).map(tukey::p).toList());
    }

    private static double[] limits(double[] centre, double[] margin, int sign) {
      return IntStream.range(0, centre.length)
          .mapToDouble(i -> centre[i] + sign * margin[i])
          .toArray();
    }
  }

  record Ranks(
      @Param(doc = "H, corrected for ties") double statistic,
      @Param(doc = "H without correction") double uncorrected,
      @Param(doc = "what that is divided by, 1 without ties") double tieDivisor,
      @Param(doc = "k - 1") int df,
      @Param(doc = "P(chi-squared >= H)") PValue p,
      @Param(doc = "permutation p, ties as observed; refused when too costly")
          Output<PValue> pExact,
      @Param(doc = "p-exact, or else a seeded Monte Carlo p") Output<PValue> pPermutation,
      @Param(doc = "99 % Clopper-Pearson interval of a Monte Carlo p") Output<double[]> pInterval,
      @Param(doc = "mean rank by group, 1 the smallest score") double[] averageRanks,
      @Param(doc = "effect size, in [0, 1]") double epsilonSquared) {}

  @Name(
      value = "kruskal-wallis",
      doc = "Kruskal and Wallis's test of independent groups on ranks, corrected for ties.",
      cites = "Kruskal and Wallis 1952, doi:10.1080/01621459.1952.10483441")
  @Conditions(
      assumes =
          "Independent scores; a shift is tested only if the distributions have one shape. The"
              + " chi-squared is approximate: poor for groups below 5.",
      edges =
          "Fewer than 2 groups or an empty one: too-few. All tied: constant. Missing: dropped"
              + " and noted. Infinities are ranked, equal ones tied. More than 400,000 steps to"
              + " the exact distribution: a Monte Carlo p stands in.")
  record Kruskal(
      @Param(doc = GROUPS) Groups groups,
      @Param(doc = "Monte Carlo deals, where p-exact costs too much", byDefault = "100000", min = 1)
          int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Ranks> {
    @Override
    public Ranks answer(Notes notes) {
      KruskalWallis test = KruskalWallis.of(groups.known(notes));
      Output<KruskalWallis.Drawn> drawn = () -> drawn(test);
      return new Ranks(
          test.statistic(),
          test.uncorrected(),
          test.tieCorrection(),
          test.df(),
          test.p(),
          test::exact,
          () -> drawn.get().p(),
          () -> drawn.get().interval(),
          test.averageRanks(),
          test.epsilonSquared());
    }

    private KruskalWallis.Drawn drawn(KruskalWallis test) {
      try {
        PValue exact = test.exact();
        return new KruskalWallis.Drawn(exact, new double[] {exact.value(), exact.value()});
      } catch (Refusal tooLarge) {
        return test.drawn(draws, seed);
      }
    }
  }

  record Sphericity(
      @Param(doc = "W, 1 when spherical") double statistic,
      @Param(doc = "its chi-squared") double chi2,
      @Param(doc = "m (m + 1) / 2 - 1, m being k - 1") int df,
      @Param(doc = "its p, to second order") PValue p,
      @Param(doc = "as R prints it; its second term is slightly off") PValue pR,
      @Param(doc = "its p, first order") PValue pChi2) {
    static Sphericity of(Mauchly m) {
      return new Sphericity(m.w(), m.chiSquared(), m.df(), m.pSecondOrder(), m.asInR(), m.p());
    }
  }

  record Repeated(
      @Param(doc = "F") Output<Double> statistic,
      @Param(doc = "k - 1 and (k - 1)(n - 1)") double[] df,
      @Param(doc = "p, assuming sphericity") Output<PValue> p,
      @Param(doc = "Greenhouse and Geisser's sphericity") double epsilonGg,
      @Param(doc = "df times that") double[] dfGg,
      @Param(doc = "p corrected by it") Output<PValue> pGg,
      @Param(doc = "Huynh and Feldt's sphericity, at most 1") Output<Double> epsilonHf,
      @Param(doc = "the same as estimated, possibly above 1") Output<Double> epsilonHfUncapped,
      @Param(doc = "df times epsilon-hf") Output<double[]> dfHf,
      @Param(doc = "p corrected by it") Output<PValue> pHf,
      @Param(doc = "effect size") Output<Double> partialEtaSquared,
      @Param(doc = "Mauchly's test of sphericity") Output<Sphericity> mauchly,
      @Param(doc = "Tukey's comparisons, if spherical") Tukey tukey,
      @Param(doc = "complete blocks") int n) {}

  @Name(
      value = "repeated-measures-anova",
      doc =
          "Analysis of variance of treatments on blocks, corrected for lack of sphericity, with"
              + " Mauchly's test and Tukey's comparisons within blocks.",
      cites =
          "Greenhouse and Geisser 1959, doi:10.1007/BF02289823; Huynh and Feldt 1976,"
              + " doi:10.3102/10769986001001069")
  @Conditions(
      assumes = "Blocks are independent and normal; without the corrections also spherical.",
      edges =
          "Blocks with a missing cell are dropped and named; fewer than 2 blocks: too-few."
              + " Infinite: not-finite. Treatments that differ by constants: constant. 1e300 and"
              + " subnormals cost no digits.")
  record RepeatedMeasures(
      @Param(doc = Friedmans.MATRIX) Table matrix,
      @Param(doc = "simultaneous coverage of Tukey's intervals", byDefault = "0.95")
          Level confidence)
      implements StatisticalMethod<Repeated> {
    @Override
    public Repeated answer(Notes notes) {
      Blocks blocks = matrix.blocks(notes);
      RepeatedMeasuresAnova a = RepeatedMeasuresAnova.of(blocks);
      Output<Double> capped = () -> Math.min(1, a.huynhFeldt());
      BlockTukey tukey = BlockTukey.of(a, blocks);
      return new Repeated(
          a::statistic,
          a.df(),
          () -> a.p(1),
          a.epsilon(),
          a.df(a.epsilon()),
          () -> a.p(a.epsilon()),
          capped,
          a::huynhFeldt,
          () -> a.df(capped.get()),
          () -> a.p(capped.get()),
          a::partialEtaSquared,
          () -> Sphericity.of(Mauchly.test(blocks)),
          new Tukey(
              tukey.pairs(),
              tukey.differences(),
              () -> tukey.limits(confidence.value(), -1),
              () -> tukey.limits(confidence.value(), 1),
              tukey::p),
          a.blocks());
    }
  }

  record Range(
      @Param(doc = "the quantile, where p or alpha is given") Optional<Double> quantile,
      @Param(doc = "P(Q <= q), where q is given") Optional<Double> cdf,
      @Param(doc = "P(Q > q), where q is given") Optional<PValue> survival) {}

  @Name(
      value = "studentized-range",
      doc = "Tukey's studentized range: the quantile of p, or both tails of q.",
      cites =
          "Copenhaver and Holland 1988, doi:10.1080/00949658808811082; Trefethen and Weideman 2014,"
              + " doi:10.1137/130932132")
  @Conditions(
      assumes = "Independent normal means of equal variance.",
      edges =
          "k outside 2..200, df below 1, p or alpha outside (0, 1): an error. q at or below 0 has"
              + " cdf 0; the far tail is carried as a logarithm.")
  record RangeOf(
      @Param(doc = "number of means, 2 to 200") int k,
      @Param(doc = "degrees of freedom, at least 1", byDefault = "Infinity") double df,
      @Param(doc = "lower tail probability; or give alpha or q") Optional<Level> p,
      @Param(doc = "upper tail probability") Optional<Level> alpha,
      @Param(doc = "where to evaluate both tails") Optional<Double> q)
      implements StatisticalMethod<Range> {
    @Override
    public Range answer(Notes notes) {
      if (Stream.of(p, alpha, q).filter(Optional::isPresent).count() != 1) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give one of p, alpha and q");
      }
      StudentizedRange range = new StudentizedRange(k, df);
      return new Range(
          p.map(level -> range.quantile(level.value()))
              .or(() -> alpha.map(level -> range.critical(level.value()))),
          q.map(range::cdf),
          q.map(range::survival));
    }
  }
}
