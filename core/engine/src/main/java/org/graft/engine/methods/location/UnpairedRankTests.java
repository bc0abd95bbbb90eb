package org.graft.engine.methods.location;

import java.util.List;
import org.graft.engine.methods.Alternative;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.location.RankTests.Asymptotic;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.effect.Dominance;
import org.graft.stats.location.BrunnerMunzel;
import org.graft.stats.location.HodgesLehmann;
import org.graft.stats.location.MannWhitney;
import org.graft.stats.location.RankScore;
import org.graft.stats.location.StudentizedPermutation;

/** Rank tests of two independent samples. */
public final class UnpairedRankTests {
  private static final String EDGES =
      "a sample with n < 2 is refused; ties share mid-ranks, round-off does not break them;"
          + " infinities are ranked; missing values are dropped and noted; ";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(MannWhitneyTest.class, BrunnerMunzelTest.class);

  private UnpairedRankTests() {}

  record RankSum(
      @Param(doc = "U of x: pairs with x larger, ties half; W in R") Output<Double> statistic,
      @Param(doc = "U of y: pairs with y larger, ties half") Output<Double> uY,
      @Param(doc = "exact p, or the normal approximation's where that costs too much")
          Output<PValue> p,
      @Param(doc = "exact p given ties, two-sided twice the smaller tail") Output<PValue> pExact,
      @Param(doc = "exact two-sided p of |U - its mean|") Output<PValue> pExactDeviation,
      Output<Asymptotic> asymptotic,
      @Param(doc = "Hodges-Lehmann shift: median of x - y over all pairs") Output<Double> estimate,
      @Param(doc = "its interval (no-ties distribution)") Output<double[]> ci,
      @Param(doc = "P(x > y) + P(x = y) / 2") Output<Double> superiority,
      @Param(doc = "pairs (x, y) that are tied") Output<Long> tiedPairs) {}

  @Name(
      value = "mann-whitney",
      doc =
          "Mann-Whitney (Wilcoxon rank-sum) test, exact given ties and by normal approximation,"
              + " with the Hodges-Lehmann shift.",
      cites = "Mann and Whitney 1947, DOI 10.1214/aoms/1177730491")
  @Conditions(
      assumes = "Independent samples; under the null both have one distribution.",
      edges = EDGES + "samples tied throughout give an exact p of 1 and no normal approximation.")
  record MannWhitneyTest(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = RankTests.CONTINUITY, byDefault = "true") boolean continuityCorrection,
      @Param(doc = RankTests.TIES, byDefault = "true") boolean tieCorrection,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<RankSum> {
    @Override
    public RankSum answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      Output<MannWhitney> test = () -> MannWhitney.of(a, b);
      Output<PValue> exact = () -> RankTests.exact(test.get().exact(), alternative);
      Output<Asymptotic> asymptotic = () -> asymptotic(test.get());
      return new RankSum(
          () -> test.get().uX(),
          () -> test.get().uY(),
          () -> RankTests.best(exact, asymptotic, notes),
          exact,
          () -> test.get().exact().asExtreme(),
          asymptotic,
          () -> HodgesLehmann.shift(a, b),
          () -> HodgesLehmann.shiftInterval(a, b, confidence.value()),
          () -> test.get().superiority(),
          () -> Dominance.of(a, b).ties());
    }

    private Asymptotic asymptotic(MannWhitney test) {
      RankScore score = tieCorrection ? test.score() : test.scoreWithoutTies();
      return Asymptotic.of(score, alternative, continuityCorrection);
    }
  }

  record Relative(
      @Param(doc = "statistic, positive when y tends to be larger") Output<Double> statistic,
      @Param(doc = "Satterthwaite degrees of freedom") Output<Double> df,
      @Param(doc = "p by the t approximation") Output<PValue> p,
      @Param(doc = "two-sided p by the normal approximation, for large samples")
          Output<PValue> pNormal,
      @Param(doc = "exact two-sided p of |statistic| over all splits; refused when too costly")
          Output<PValue> pPermutation,
      @Param(doc = "P(x < y) + P(x = y) / 2") Output<Double> estimate,
      @Param(doc = "its two-sided interval") Output<double[]> ci) {}

  @Name(
      value = "brunner-munzel",
      doc = "Brunner-Munzel test that P(x < y) + P(x = y) / 2 is one half, for unequal spreads.",
      cites = "Brunner and Munzel 2000; Neubert and Brunner 2007, DOI 10.1016/j.csda.2006.05.024")
  @Conditions(
      assumes = "Independent samples.",
      edges =
          EDGES
              + "samples that do not overlap have a permutation p only; those tied throughout are"
              + " refused.")
  record BrunnerMunzelTest(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Relative> {
    @Override
    public Relative answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      Output<BrunnerMunzel> test = () -> BrunnerMunzel.test(a, b);
      return new Relative(
          () -> test.get().statistic(),
          () -> test.get().df(),
          () -> alternative.of(test.get()::p, test.get()::greater, test.get()::less),
          () -> test.get().pNormal(),
          () -> StudentizedPermutation.test(a, b),
          () -> Dominance.of(b, a).a12(),
          () -> test.get().interval(confidence.value()));
    }
  }
}
