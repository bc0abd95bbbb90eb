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
import org.graft.stats.location.Differences;
import org.graft.stats.location.LabelPermutation;
import org.graft.stats.location.PermutationP;
import org.graft.stats.location.SignFlip;
import org.graft.stats.location.WelchPermutation;
import org.graft.stats.shape.Moments;

/** Permutation tests of means. */
public final class PermutationTests {
  static final String DRAWS = "Monte Carlo draws, where the exact answer costs too much";
  private static final String SOURCE =
      "Pitman 1937, DOI 10.2307/2984124; Phipson and Smyth 2010, DOI 10.2202/1544-6115.1585";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(SignFlips.class, Labels.class, Studentised.class);

  private PermutationTests() {}

  record Permuted(
      @Param(doc = "p under the alternative; two-sided: as extreme in absolute value") PValue p,
      @Param(doc = "whether every permutation was counted") boolean exact,
      @Param(doc = "how many there are, or were drawn") double permutations,
      @Param(doc = "99 % Clopper-Pearson interval of a two-sided Monte Carlo p")
          Output<double[]> pInterval,
      @Param(doc = "the smallest two-sided p that n allows, ties aside") double smallestP) {
    static Permuted of(PermutationP test, Alternative alternative) {
      return new Permuted(
          alternative.of(test::p, test::greater, test::less),
          test.exact(),
          test.permutations(),
          () -> new double[] {test.low(), test.high()},
          test.exact() ? 2 / test.permutations() : 1 / (test.permutations() + 1));
    }
  }

  record Means(
      Output<Permuted> test,
      @Param(doc = "mean of x less mean of y") Output<Double> estimate,
      @Param(doc = "complete pairs, or values of both samples") int n) {}

  @Name(
      value = "sign-flip",
      doc = "Sign-flip permutation test of the mean paired difference, exact or Monte Carlo.",
      cites = SOURCE)
  @Conditions(
      assumes = "Differences symmetric about 0 under the null.",
      edges =
          "n < 2 and all-zero differences are refused; a pair with a missing side is dropped whole;"
              + " infinities refused; sums equal up to round-off count as equal.")
  record SignFlips(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = DRAWS, byDefault = "100000", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed,
      @Param(doc = RankTests.TOLERANCE, byDefault = "1e-12", min = 0) double tieTolerance)
      implements StatisticalMethod<Means> {
    @Override
    public Means answer(Notes notes) {
      Differences d = Pairs.of(x, y, differences, tieTolerance, notes).differences();
      return new Means(
          () -> Permuted.of(SignFlip.test(d, seed, draws), alternative),
          () -> Moments.of(d.values()).mean(),
          d.n());
    }
  }

  @Name(
      value = "label-permutation",
      doc = "Label permutation test of a difference of two means, exact or Monte Carlo.",
      cites = SOURCE)
  @Conditions(
      assumes = "Exchangeable values under the null: equal distributions, not only equal means.",
      edges =
          "a sample with n < 2 is refused; missing values are dropped and noted; infinities"
              + " refused; constants give p = 1 because all splits agree.")
  record Labels(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = DRAWS, byDefault = "100000", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Means> {
    @Override
    public Means answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      return new Means(
          () -> Permuted.of(LabelPermutation.test(a, b, seed, draws), alternative),
          () -> Moments.meanDifference(a, b),
          a.length + b.length);
    }
  }

  record StudentisedMeans(
      Output<Permuted> test,
      @Param(doc = "mean of x less mean of y") Output<Double> estimate,
      @Param(
              doc =
                  "of the difference: what the two-sided test does not reject, whatever the alternative")
          Output<double[]> interval,
      @Param(doc = "values of both samples") int n) {}

  @Name(
      value = "welch-permutation",
      doc =
          "Studentised permutation test of a difference of two means, exact or Monte Carlo, with"
              + " the interval that inverts it.",
      cites =
          "Janssen 1997, DOI 10.1016/S0167-7152(97)00043-6; Chung and Romano 2013, DOI"
              + " 10.1214/13-AOS1090")
  @Conditions(
      assumes =
          "Independent values; equal means under the null, exact where distributions are equal too,"
              + " and close to its level where spreads and sizes differ.",
      edges =
          "a sample with n < 2 is refused; missing values are dropped and noted; infinities"
              + " refused; the interval is refused where the test could reject nothing.")
  record Studentised(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = DRAWS, byDefault = "20000", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<StudentisedMeans> {
    @Override
    public StudentisedMeans answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      WelchPermutation test = WelchPermutation.of(a, b, seed, draws);
      return new StudentisedMeans(
          () -> Permuted.of(test.test(), alternative),
          test::difference,
          () -> test.interval(confidence.value()),
          a.length + b.length);
    }
  }
}
