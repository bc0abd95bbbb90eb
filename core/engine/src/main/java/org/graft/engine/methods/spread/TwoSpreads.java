package org.graft.engine.methods.spread;

import java.util.List;
import org.graft.engine.methods.Alternative;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;
import org.graft.stats.spread.AnsariBradley;
import org.graft.stats.spread.Mood;
import org.graft.stats.spread.PitmanMorgan;
import org.graft.stats.spread.RoundOff;
import org.graft.stats.spread.SdRatio;
import org.graft.stats.spread.SwapPermutation;
import org.graft.stats.spread.VarianceRatio;

/** Comparisons of spread of two samples. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class TwoSpreads {
  static final String ALTERNATIVE = "two-sided, greater (x varies more) or less";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(
          AnsariBradleyTest.class,
          MoodTest.class,
          VarianceRatioTest.class,
          PitmanMorganTest.class,
          Swap.class,
          SdRatioOf.class);

  private TwoSpreads() {}

  record Folded(
      @Param(doc = "AB: sum of x's folded mid-ranks") Output<Double> statistic,
      @Param(doc = "as R: exact for small untied samples, else asymptotic") Output<PValue> p,
      @Param(doc = "exact p, ties included") Output<PValue> pExact,
      @Param(doc = "p by the normal approximation, tie-corrected as in R")
          Output<PValue> pAsymptotic,
      @Param(doc = "two-sided p by the normal approximation with exact conditional moments")
          Output<PValue> pConditional) {}

  @Name(
      value = "ansari-bradley",
      doc = "The Ansari-Bradley test of equal spread, as given or with medians aligned.",
      cites = "Ansari & Bradley 1960, doi:10.1214/aoms/1177705688")
  @Conditions(
      assumes = "Independent samples of EQUAL location; aligned by medians, approximately.",
      edges = EqualSpread.EDGES)
  record AnsariBradleyTest(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = ALTERNATIVE, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "whether each sample is taken less its median", byDefault = "false")
          boolean alignMedians,
      @Param(doc = EqualSpread.ROUND_OFF, byDefault = "tied") RoundOff roundOff)
      implements StatisticalMethod<Folded> {
    @Override
    public Folded answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      Output<AnsariBradley> test =
          () ->
              alignMedians
                  ? AnsariBradley.aligned(a, b, roundOff)
                  : AnsariBradley.of(a, b, roundOff);
      boolean small = a.length < 50 && b.length < 50;
      return new Folded(
          () -> test.get().statistic(),
          () -> small && test.get().untied() ? exact(test.get()) : asymptotic(test.get()),
          () -> exact(test.get()),
          () -> asymptotic(test.get()),
          () -> test.get().conditional());
    }

    private PValue exact(AnsariBradley test) {
      return alternative.of(test::exact, () -> test.tails().wider(), () -> test.tails().narrower());
    }

    private PValue asymptotic(AnsariBradley test) {
      return alternative.of(
          test::asymptotic,
          () -> test.asymptoticTails().wider(),
          () -> test.asymptoticTails().narrower());
    }
  }

  record Standardised(
      @Param(doc = "z, positive where x is wider") double statistic,
      @Param(doc = "its p under the alternative") PValue p) {}

  /** What Mood's variance of ties follows. */
  public enum TieVariance {
    /** Mielke's, which is right. */
    MIELKE,
    /** R's, which is slightly off. */
    R
  }

  @Name(
      value = "mood",
      doc = "Mood's test of equal spread, as given or with medians aligned.",
      cites =
          "Mood 1954, doi:10.1214/aoms/1177728719; Mielke 1967, doi:10.1080/00401706.1967.10490481")
  @Conditions(
      assumes = "Independent samples of EQUAL location; asymptotic.",
      edges = EqualSpread.EDGES)
  record MoodTest(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = ALTERNATIVE, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "whether each sample is taken less its median", byDefault = "false")
          boolean alignMedians,
      @Param(
              doc = "variance under ties: mielke's, or r's as R prints it, slightly off",
              byDefault = "mielke")
          TieVariance ties)
      implements StatisticalMethod<Standardised> {
    @Override
    public Standardised answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      if (alignMedians && ties == TieVariance.R) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "aligned medians need ties: mielke");
      }
      Mood.Result result =
          alignMedians
              ? Mood.aligned(a, b)
              : ties == TieVariance.R ? Mood.asInR(a, b) : Mood.test(a, b);
      return new Standardised(
          result.z(),
          alternative.of(
              result::p,
              () -> Normal.STANDARD.upper(result.z()),
              () -> Normal.STANDARD.lower(result.z())));
    }
  }

  record Ratio(
      @Param(doc = "F: variance of x over variance of y") double statistic,
      @Param(doc = "n of x - 1 and n of y - 1") double[] df,
      @Param(doc = "its p under the alternative") PValue p,
      @Param(doc = "two-sided interval of the true ratio") Output<double[]> ci) {}

  @Name(
      value = "variance-ratio",
      doc = "The F test of equal variances with the interval of their ratio.",
      cites = "Snedecor & Cochran 1989, section 6.12")
  @Conditions(
      assumes = "Independent NORMAL samples: heavy tails alone make it reject.",
      edges = EqualSpread.EDGES)
  record VarianceRatioTest(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = ALTERNATIVE, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Ratio> {
    @Override
    public Ratio answer(Notes notes) {
      VarianceRatio test = new VarianceRatio(x.known("x", notes), y.known("y", notes));
      return new Ratio(
          test.ratio(),
          new double[] {test.df1(), test.df2()},
          alternative.of(test::p, test::wider, test::narrower),
          () -> test.interval(confidence.value()).toArray());
    }
  }

  record PairedVariances(
      @Param(doc = "correlation of x + y with x - y; positive: x varies more") Output<Double> r,
      @Param(doc = "its t") Output<Double> statistic,
      @Param(doc = "pairs - 2") Output<Double> df,
      @Param(doc = "its p under the alternative") Output<PValue> p,
      @Param(doc = "rank correlation of x + y with x - y") Output<Double> spearmanR,
      @Param(doc = "its two-sided p") Output<PValue> spearmanP,
      @Param(doc = "correlation of x with y") Output<Double> correlation) {}

  @Name(
      value = "pitman-morgan",
      doc = "The Pitman-Morgan test of equal variances of pairs, and its Spearman version.",
      cites = "Pitman 1939, doi:10.1093/biomet/31.1-2.9; Morgan 1939, doi:10.1093/biomet/31.1-2.13")
  @Conditions(assumes = "Bivariate NORMAL pairs.", edges = EqualSpread.EDGES)
  record PitmanMorganTest(
      @Param(doc = "first side of the pairs") Numbers x,
      @Param(doc = Pairs.Y) Numbers y,
      @Param(doc = ALTERNATIVE, byDefault = "two-sided") Alternative alternative)
      implements StatisticalMethod<PairedVariances> {
    @Override
    public PairedVariances answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, notes);
      Output<PitmanMorgan> test = () -> PitmanMorgan.test(sides.x(), sides.y());
      return new PairedVariances(
          () -> test.get().r(),
          () -> test.get().t(),
          () -> test.get().df(),
          () -> alternative.of(test.get()::p, test.get()::wider, test.get()::narrower),
          () -> PitmanMorgan.spearmanCorrelation(sides.x(), sides.y()),
          () -> PitmanMorgan.spearman(sides.x(), sides.y()).p(),
          () -> PitmanMorgan.correlation(sides.x(), sides.y()));
    }
  }

  record Swapped(
      @Param(doc = "two-sided p") PValue p,
      @Param(doc = "whether all swaps were enumerated") boolean exact,
      @Param(doc = "99 % interval of the exact p, p itself when exact") double[] pInterval) {
    static Swapped of(SwapPermutation.Result result) {
      return new Swapped(result.p(), result.exact(), result.interval().toArray());
    }
  }

  record SwapTest(
      @Param(doc = "log ratio of mean absolute deviations, x over y") Output<Double> statistic,
      Output<Swapped> test,
      @Param(doc = "median of x") Output<Double> medianX,
      @Param(doc = "median of y") Output<Double> medianY,
      @Param(doc = "mean |x - median|") Output<Double> deviationX,
      @Param(doc = "mean |y - median|") Output<Double> deviationY) {}

  @Name(
      value = "swap-permutation",
      doc =
          "Paired swap permutation test on the log ratio of mean absolute deviations from the"
              + " median.",
      cites =
          "Pesarin & Salmaso 2010, doi:10.1002/9780470689516; Phipson & Smyth 2010,"
              + " doi:10.2202/1544-6115.1585")
  @Conditions(
      assumes =
          "Deviations of a pair exchangeable when spreads are equal; exact given the medians.",
      edges = EqualSpread.EDGES + " One sample without spread: p holds, the log ratio is refused.")
  record Swap(
      @Param(doc = "first side of the pairs") Numbers x,
      @Param(doc = Pairs.Y) Numbers y,
      @Param(doc = "random swaps beyond 20 pairs", byDefault = "9999", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<SwapTest> {
    @Override
    public SwapTest answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, notes);
      double[] a = sides.x();
      double[] b = sides.y();
      return new SwapTest(
          () -> new SwapPermutation(a, b).logRatio(),
          () -> Swapped.of(new SwapPermutation(a, b).test(draws, seed)),
          () -> Moments.median(Finite.sample(a, "x", 1)),
          () -> Moments.median(Finite.sample(b, "y", 1)),
          () -> SwapPermutation.meanAbsoluteDeviation(a),
          () -> SwapPermutation.meanAbsoluteDeviation(b));
    }
  }

  record SdRatioInterval(
      @Param(doc = "sd of x over sd of y") double estimate,
      @Param(doc = "bootstrap percentile interval of the true ratio") double[] ci,
      @Param(doc = "resamples left out: neither sample had spread") int undefined) {
    static SdRatioInterval of(SdRatio ratio) {
      return new SdRatioInterval(ratio.ratio(), ratio.interval().toArray(), ratio.degenerate());
    }
  }

  record Deviated(
      Output<SdRatioInterval> ratio,
      @Param(doc = "standard deviation of x") Output<Double> sdX,
      @Param(doc = "standard deviation of y") Output<Double> sdY) {}

  @Name(
      value = "sd-ratio",
      doc = "Ratio of standard deviations with a bootstrap percentile interval.",
      cites = "Efron & Tibshirani 1993, doi:10.1201/9780429246593")
  @Conditions(
      assumes = "Exchangeable runs; too narrow below about 20 runs.",
      edges = EqualSpread.EDGES)
  record SdRatioOf(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample; as long as x when paired") Numbers y,
      @Param(doc = "whether pairs are drawn, not each sample alone", byDefault = "false")
          boolean paired,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = "bootstrap resamples", byDefault = "10000", min = 100) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Deviated> {
    @Override
    public Deviated answer(Notes notes) {
      Pairs.Sides sides =
          paired
              ? Pairs.sides(x, y, notes)
              : new Pairs.Sides(x.known("x", notes), y.known("y", notes));
      double[] a = sides.x();
      double[] b = sides.y();
      double level = confidence.value();
      return new Deviated(
          () ->
              SdRatioInterval.of(
                  paired
                      ? SdRatio.paired(a, b, level, draws, seed)
                      : SdRatio.unpaired(a, b, level, draws, seed)),
          () -> Moments.sd(Finite.sample(a, "x", 2)),
          () -> Moments.sd(Finite.sample(b, "y", 2)));
    }
  }
}
