package org.graft.engine.methods.location;

import java.util.List;
import java.util.Optional;
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
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.Normal;
import org.graft.stats.effect.RankBiserial;
import org.graft.stats.location.Differences;
import org.graft.stats.location.ExactP;
import org.graft.stats.location.HodgesLehmann;
import org.graft.stats.location.RankScore;
import org.graft.stats.location.SignTest;
import org.graft.stats.location.SignedRank;
import org.graft.stats.location.ZeroPolicy;

/** Rank and sign tests of pairs, and the Hodges-Lehmann estimate. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class RankTests {
  static final String TOLERANCE =
      "values closer than this times the scale of the data are ties; 0 keeps round-off";
  static final String CONTINUITY = "whether z is corrected for continuity";
  static final String TIES = "whether the variance of z is corrected for ties";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(Wilcoxon.class, Sign.class, Center.class);

  private RankTests() {}

  record Asymptotic(
      @Param(doc = "standard score of the rank sum") double z,
      @Param(doc = "its p under the alternative") PValue pAsymptotic) {
    static Asymptotic of(RankScore score, Alternative alternative, boolean continuity) {
      return continuity
          ? new Asymptotic(
              score.zCorrected(),
              alternative.of(score::pCorrected, score::greaterCorrected, score::lessCorrected))
          : new Asymptotic(
              score.z(),
              alternative.of(
                  score::p,
                  () -> Normal.STANDARD.upper(score.z()),
                  () -> Normal.STANDARD.lower(score.z())));
    }
  }

  /** The exact p, or the asymptotic one where the exact costs too much. */
  static PValue best(Output<PValue> exact, Output<Asymptotic> asymptotic, Notes notes) {
    try {
      return exact.get();
    } catch (Refusal refusal) {
      if (refusal.reason() != Refusal.Reason.TOO_LARGE) {
        throw refusal;
      }
      PValue p = asymptotic.get().pAsymptotic();
      notes.add("p is the normal approximation's: " + refusal.getMessage());
      return p;
    }
  }

  static PValue exact(ExactP p, Alternative alternative) {
    return alternative.of(p::doubled, p::greater, p::less);
  }

  record SignedRanks(
      @Param(doc = "rank sum of positive differences") Output<Double> statistic,
      @Param(doc = "rank sum of negative differences") Output<Double> wMinus,
      @Param(doc = "exact p, or the normal approximation's where that costs too much")
          Output<PValue> p,
      @Param(doc = "exact p given ties and zeros; refused beyond 1000 differences")
          Output<PValue> pExact,
      Output<Asymptotic> asymptotic,
      @Param(doc = "Hodges-Lehmann estimate: median of Walsh averages, zeros included")
          Output<Double> estimate,
      @Param(doc = "its interval; refused when n cannot reach the confidence") Output<double[]> ci,
      @Param(doc = "matched-pairs rank-biserial correlation, zeros dropped")
          Output<Double> rankBiserial,
      @Param(doc = "its interval by Fisher's z") Output<double[]> rankBiserialCi,
      @Param(doc = "mid-ranks of the non-zero differences") Output<double[]> ranks,
      @Param(doc = "differences, round-off zeros set to 0") double[] differences,
      @Param(doc = "complete pairs") int n,
      @Param(doc = "non-zero differences") int nUsed,
      @Param(doc = "zero differences") int nZero) {}

  @Name(
      value = "wilcoxon",
      doc =
          "Wilcoxon signed-rank test, exact given ties and zeros, and by normal approximation, with"
              + " the Hodges-Lehmann estimate.",
      cites = "Wilcoxon 1945, DOI 10.2307/3001968; Pratt 1959, DOI 10.1080/01621459.1959.10501526")
  @Conditions(
      assumes = "Independent pairs; differences symmetric about 0 under the null.",
      edges =
          "n < 2 and all-zero differences are refused; ties share mid-ranks, round-off does not"
              + " break them; infinities are the largest differences, two equal ones differ by 0; a"
              + " pair with a missing side is dropped whole and noted.")
  record Wilcoxon(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(
              doc = "wilcox drops them, pratt ranks and then drops them, zsplit splits their ranks",
              byDefault = "wilcox")
          ZeroPolicy zeros,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = CONTINUITY, byDefault = "true") boolean continuityCorrection,
      @Param(doc = TIES, byDefault = "true") boolean tieCorrection,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = TOLERANCE, byDefault = "1e-12", min = 0) double tieTolerance)
      implements StatisticalMethod<SignedRanks> {
    @Override
    public SignedRanks answer(Notes notes) {
      Differences d = Pairs.of(x, y, differences, tieTolerance, notes).differences();
      Output<SignedRank> test = () -> SignedRank.of(d, zeros);
      Output<PValue> exact = () -> exact(test.get().exact(), alternative);
      Output<Asymptotic> asymptotic = () -> asymptotic(test.get());
      return new SignedRanks(
          () -> test.get().wPlus(),
          () -> test.get().wMinus(),
          () -> best(exact, asymptotic, notes),
          exact,
          asymptotic,
          () -> HodgesLehmann.center(d.values()),
          () -> HodgesLehmann.centerInterval(d.values(), confidence.value()),
          () -> RankBiserial.of(d).value(),
          () -> RankBiserial.of(d).interval(confidence.value()),
          () -> test.get().ranks(),
          d.values(),
          d.n(),
          d.nonzero().length,
          d.n() - d.nonzero().length);
    }

    private Asymptotic asymptotic(SignedRank test) {
      RankScore score = tieCorrection ? test.score() : test.scoreWithoutTies();
      return Asymptotic.of(score, alternative, continuityCorrection);
    }
  }

  record Signs(
      @Param(doc = "exact p under the alternative") Output<PValue> p,
      @Param(doc = "share of positive among non-zero differences") Output<Double> estimate,
      @Param(doc = "its Clopper-Pearson interval") Output<double[]> ci,
      @Param(doc = "positive differences") Output<Integer> nPositive,
      @Param(doc = "negative differences") Output<Integer> nNegative,
      @Param(doc = "zeros, which do not count") int nZero) {}

  @Name(
      value = "sign-test",
      doc = "Sign test of paired differences.",
      cites = "Conover 1999, Practical Nonparametric Statistics, section 3.4")
  @Conditions(
      assumes = "Independent pairs.",
      edges =
          "n < 2 and all-zero differences are refused; infinities count by sign; a pair with a"
              + " missing side is dropped whole and noted.")
  record Sign(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = TOLERANCE, byDefault = "1e-12", min = 0) double tieTolerance)
      implements StatisticalMethod<Signs> {
    @Override
    public Signs answer(Notes notes) {
      Differences d = Pairs.of(x, y, differences, tieTolerance, notes).differences();
      Output<SignTest> test = () -> SignTest.test(d);
      return new Signs(
          () -> alternative.of(test.get()::p, test.get()::greater, test.get()::less),
          () -> test.get().positive() / (double) d.nonzero().length,
          () -> test.get().interval(confidence.value()),
          () -> test.get().positive(),
          () -> test.get().negative(),
          d.n() - d.nonzero().length);
    }
  }

  record Location(
      @Param(doc = "pseudomedian of one sample or of differences, or shift x - y")
          Output<Double> estimate,
      @Param(doc = "interval that inverts the signed-rank or rank-sum test, no-ties distribution")
          Output<double[]> ci,
      @Param(doc = "values, pairs, or values of both samples") int n) {
    static Location center(double[] d, Level confidence) {
      return new Location(
          () -> HodgesLehmann.center(d),
          () -> HodgesLehmann.centerInterval(d, confidence.value()),
          d.length);
    }
  }

  @Name(
      value = "hodges-lehmann",
      doc =
          "Hodges-Lehmann estimate and its interval: the median of Walsh averages of one sample or"
              + " of paired differences, or the median difference of two samples.",
      cites = "Hodges and Lehmann 1963, DOI 10.1214/aoms/1177704172")
  @Conditions(
      assumes =
          "One sample and pairs: symmetric about the centre. Two samples: one shape, shifted.",
      edges =
          "No value is refused; too few for the confidence: no interval; missing values are dropped"
              + " and noted, pairs whole; infinities take part while the answer is finite.")
  record Center(
      @Param(doc = "the sample, or the first of two") Optional<Numbers> x,
      @Param(doc = "the second sample; without it x is one sample") Optional<Numbers> y,
      @Param(doc = "paired differences, in place of x and y") Optional<Numbers> differences,
      @Param(doc = "whether x and y are pairs", byDefault = "false") boolean paired,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Location> {
    @Override
    public Location answer(Notes notes) {
      if (x.isPresent() && y.isEmpty() && differences.isEmpty()) {
        return Location.center(x.get().known("x", notes), confidence);
      }
      if (paired || x.isEmpty() || y.isEmpty() || differences.isPresent()) {
        Pairs pairs = Pairs.of(x, y, differences, Ties.RELATIVE, notes);
        return Location.center(pairs.differences().values(), confidence);
      }
      double[] a = x.get().known("x", notes);
      double[] b = y.get().known("y", notes);
      return new Location(
          () -> HodgesLehmann.shift(a, b),
          () -> HodgesLehmann.shiftInterval(a, b, confidence.value()),
          a.length + b.length);
    }
  }
}
