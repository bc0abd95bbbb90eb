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
import org.graft.stats.Ties;
import org.graft.stats.interval.Correlation;
import org.graft.stats.location.CorrectedResampledT;
import org.graft.stats.location.Differences;
import org.graft.stats.location.OneSampleT;
import org.graft.stats.location.TTest;
import org.graft.stats.location.TwoSampleT;
import org.graft.stats.shape.Moments;

/** Student's, Welch's and Nadeau and Bengio's t tests. */
public final class TTests {
  static final String CI = "two-sided interval of the estimate, whatever the alternative";
  private static final String EDGES =
      "n < 2 and zero variance (up to round-off) are refused with the reason, the estimate is still"
          + " given; ";
  private static final String PAIRS =
      "a pair with a missing side is dropped whole and noted, infinities refused.";
  private static final String SAMPLES = "missing values are dropped and noted, infinities refused.";
  private static final String STUDENT = "Student 1908, DOI 10.1093/biomet/6.1.1";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(OneSample.class, Paired.class, Welch.class, Student.class, Corrected.class);

  private TTests() {}

  record T(
      @Param(doc = "t statistic") double statistic,
      @Param(doc = "degrees of freedom") double df,
      @Param(doc = "p under the alternative") PValue p,
      @Param(doc = "standard error of the estimate") double standardError,
      @Param(doc = CI) Output<double[]> ci) {
    static T of(TTest test, Alternative alternative, Level confidence) {
      return new T(
          test.t(),
          test.df(),
          alternative.of(test::p, test::greater, test::less),
          test.standardError(),
          () -> test.interval(confidence.value()));
    }
  }

  record OneMean(
      Output<T> test,
      @Param(doc = "mean of x") Output<Double> estimate,
      @Param(doc = "values used") int n) {}

  @Name(value = "one-sample-t", doc = "Student's t test of one mean.", cites = STUDENT)
  @Conditions(assumes = "Independent values, roughly normal or many.", edges = EDGES + SAMPLES)
  record OneSample(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "mean under the null", byDefault = "0") double mu,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<OneMean> {
    @Override
    public OneMean answer(Notes notes) {
      double[] known = x.known("x", notes);
      return new OneMean(
          () -> T.of(OneSampleT.test(known, mu), alternative, confidence),
          () -> Moments.of(known).mean(),
          known.length);
    }
  }

  record MeanDifference(
      Output<T> test,
      @Param(doc = "mean of x - y") Output<Double> estimate,
      @Param(doc = "standard deviation of the differences") Output<Double> sd,
      @Param(doc = "Pearson correlation of the sides; needs x and y") Output<Double> correlation,
      @Param(doc = "complete pairs") int n) {}

  @Name(
      value = "paired-t",
      doc = "Student's t test of the mean paired difference.",
      cites = STUDENT)
  @Conditions(
      assumes = "Independent pairs; differences roughly normal, or many.",
      edges = EDGES + PAIRS)
  record Paired(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<MeanDifference> {
    @Override
    public MeanDifference answer(Notes notes) {
      Pairs pairs = Pairs.of(x, y, differences, Ties.RELATIVE, notes);
      Differences d = pairs.differences();
      return new MeanDifference(
          () -> T.of(OneSampleT.test(d), alternative, confidence),
          () -> Moments.of(d.values()).mean(),
          () -> Moments.of(d.values(), d.scale()).sd(),
          () -> Correlation.of(pairs.needSides().x(), pairs.needSides().y()),
          d.n());
    }
  }

  record TwoMeans(
      Output<T> test,
      @Param(doc = "mean of x less mean of y") Output<Double> estimate,
      @Param(doc = "mean of x") Output<Double> meanX,
      @Param(doc = "mean of y") Output<Double> meanY) {
    static TwoMeans of(Output<T> test, double[] x, double[] y) {
      return new TwoMeans(
          test,
          () -> Moments.meanDifference(x, y),
          () -> Moments.of(x).mean(),
          () -> Moments.of(y).mean());
    }
  }

  @Name(
      value = "welch-t",
      doc = "Welch's t test of two means with unequal variances.",
      cites = "Welch 1947, DOI 10.1093/biomet/34.1-2.28")
  @Conditions(
      assumes = "Independent values; roughly normal, or many.",
      edges = EDGES + "one sample may be constant, both may not; " + SAMPLES)
  record Welch(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<TwoMeans> {
    @Override
    public TwoMeans answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      return TwoMeans.of(() -> T.of(TwoSampleT.welch(a, b), alternative, confidence), a, b);
    }
  }

  @Name(
      value = "student-t",
      doc = "Student's t test of two means with one pooled variance.",
      cites = STUDENT)
  @Conditions(
      assumes = "Independent values of equal variance; roughly normal, or many.",
      edges = EDGES + "one sample may be constant, both may not; " + SAMPLES)
  record Student(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample") Numbers y,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<TwoMeans> {
    @Override
    public TwoMeans answer(Notes notes) {
      double[] a = x.known("x", notes);
      double[] b = y.known("y", notes);
      return TwoMeans.of(() -> T.of(TwoSampleT.pooled(a, b), alternative, confidence), a, b);
    }
  }

  record Resampled(
      Output<T> test,
      @Param(doc = "mean of x - y") Output<Double> estimate,
      @Param(doc = "variance of the differences") Output<Double> variance,
      @Param(doc = "the plain paired t, which overlapping splits make too large")
          Output<Double> naiveStatistic,
      @Param(doc = "its p under the alternative") Output<PValue> naiveP,
      @Param(doc = "resamples") int n) {}

  @Name(
      value = "corrected-resampled-t",
      doc = "Nadeau and Bengio's corrected t test for scores of overlapping train/test splits.",
      cites = "Nadeau and Bengio 2003, DOI 10.1023/A:1024068626366")
  @Conditions(
      assumes = "Splits of one data set with one ratio of test to training size.",
      edges = EDGES + "a ratio that is not positive is refused; " + PAIRS)
  record Corrected(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = "test size over training size: 1/9 for 10-fold cross-validation")
          double testTrainRatio,
      @Param(doc = Alternative.DOC, byDefault = "two-sided") Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Resampled> {
    @Override
    public Resampled answer(Notes notes) {
      Differences d = Pairs.of(x, y, differences, Ties.RELATIVE, notes).differences();
      Output<T> naive = () -> T.of(OneSampleT.test(d), alternative, confidence);
      return new Resampled(
          () -> T.of(CorrectedResampledT.test(d, testTrainRatio), alternative, confidence),
          () -> Moments.of(d.values()).mean(),
          () -> Moments.of(d.values(), d.scale()).variance(),
          () -> naive.get().statistic(),
          () -> naive.get().p(),
          d.n());
    }
  }
}
