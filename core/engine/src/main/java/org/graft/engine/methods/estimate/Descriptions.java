package org.graft.engine.methods.estimate;

import java.util.Arrays;
import java.util.List;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.InterquartileMean;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.shape.Descriptives;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Quantiles;
import org.graft.stats.shape.Samples;
import org.graft.stats.shape.ShapiroWilk;
import org.graft.stats.shape.Skewness;

/** Descriptions of one sample. */
public final class Descriptions {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(Summary.class, SampleQuantiles.class, Shapiro.class, Skew.class, Interquartile.class);

  private Descriptions() {}

  record Described(
      @Param(doc = "values") int n,
      @Param(doc = "arithmetic mean") Output<Double> mean,
      @Param(doc = "standard deviation, divisor n - 1") Output<Double> sd,
      @Param(doc = "its square") Output<Double> variance,
      @Param(doc = "standard error of the mean") Output<Double> standardError,
      @Param(doc = "t interval of the mean") Output<double[]> ci,
      @Param(doc = "median") Output<Double> median,
      @Param(doc = "median absolute deviation from the median") Output<Double> mad,
      @Param(doc = "1.4826 times it") Output<Double> madScaled,
      @Param(doc = "lower quartile, type 7") Output<Double> q25,
      @Param(doc = "upper quartile, type 7") Output<Double> q75,
      @Param(doc = "interquartile range, type 7") Output<Double> iqr,
      @Param(doc = "smallest") Output<Double> min,
      @Param(doc = "largest") Output<Double> max,
      @Param(doc = "largest less smallest") Output<Double> range,
      @Param(doc = "standard deviation over |mean|") Output<Double> cv,
      @Param(doc = "mean after trimming") Output<Double> trimmedMean) {}

  @Name(
      value = "descriptives",
      doc = "Mean, median, spread and the t interval of the mean.",
      cites = "Student 1908, DOI 10.1093/biomet/6.1.1; Tukey and McLaughlin 1963")
  @Conditions(
      assumes = "None; the interval wants roughly normal values, or many.",
      edges =
          "n = 0 is refused; n = 1 has no spread; constants have spread 0 and no interval;"
              + " infinities are refused by means, not by quantiles; missing values are dropped and"
              + " noted.")
  record Summary(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence,
      @Param(doc = "share trimmed at each end, in [0, 0.5)", byDefault = "0.2") double trim)
      implements StatisticalMethod<Described> {
    @Override
    public Described answer(Notes notes) {
      double[] known = x.known("x", notes);
      Output<Moments> moments = () -> Moments.of(known);
      return new Described(
          known.length,
          () -> moments.get().mean(),
          () -> moments.get().sd(),
          () -> moments.get().variance(),
          () -> Descriptives.standardError(known),
          () -> Descriptives.meanInterval(known, confidence.value()),
          () -> Quantiles.median(known),
          () -> Quantiles.mad(known),
          () -> Samples.representable(Descriptives.MAD_TO_SD * Quantiles.mad(known))[0],
          () -> Quantiles.of(known, 0.25),
          () -> Quantiles.of(known, 0.75),
          () -> Descriptives.iqr(known),
          () -> Quantiles.of(known, 0),
          () -> Quantiles.of(known, 1),
          () -> range(Samples.finite(known, "a range")),
          () -> Descriptives.coefficientOfVariation(known),
          () -> Descriptives.trimmedMean(known, trim));
    }

    private static double range(double[] known) {
      return Samples.representable(Quantiles.of(known, 1) - Quantiles.of(known, 0))[0];
    }
  }

  record AtEach(@Param(doc = "the quantile at each p") Output<double[]> quantiles) {}

  @Name(
      value = "quantiles",
      doc = "Sample quantiles of Hyndman and Fan's types 1 to 9.",
      cites = "Hyndman and Fan 1996, DOI 10.1080/00031305.1996.10473566")
  @Conditions(
      assumes = "None.",
      edges =
          "n = 0 is refused; one value is every quantile; infinities are ordered; missing values"
              + " are dropped and noted.")
  record SampleQuantiles(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "probabilities in [0, 1]") Numbers p,
      @Param(
              doc = "Hyndman and Fan's; 7 is the default of R and NumPy",
              byDefault = "7",
              min = 1,
              max = 9)
          int type)
      implements StatisticalMethod<AtEach> {
    @Override
    public AtEach answer(Notes notes) {
      double[] known = x.known("x", notes);
      for (double probability : p.values()) {
        if (!(probability >= 0 && probability <= 1)) {
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT, "p must lie in [0, 1], found " + probability);
        }
      }
      return new AtEach(
          () -> Arrays.stream(p.values()).map(q -> Quantiles.of(known, q, type)).toArray());
    }
  }

  record Normality(
      @Param(doc = "W, 1 for normal scores") double statistic,
      @Param(doc = "p against non-normality") PValue p) {}

  @Name(
      value = "shapiro-wilk",
      doc = "Shapiro-Wilk test of normality (Royston's approximation).",
      cites = "Royston 1995, DOI 10.2307/2986146")
  @Conditions(
      assumes =
          "Independent values. Never a gate for another test: its power is small where it matters.",
      edges =
          "n < 3, n > 5000, constants and infinities are refused; missing values are dropped and"
              + " noted.")
  record Shapiro(@Param(doc = "the sample") Numbers x) implements StatisticalMethod<Normality> {
    @Override
    public Normality answer(Notes notes) {
      ShapiroWilk test = ShapiroWilk.test(x.known("x", notes));
      return new Normality(test.w(), test.p());
    }
  }

  record Shape(
      @Param(doc = "m3 / m2^1.5 (type 1)") Output<Double> skewnessG1,
      @Param(doc = "adjusted Fisher-Pearson (type 2)") Output<Double> skewness,
      @Param(doc = "m3 / s^3 (type 3)") Output<Double> skewnessB1,
      @Param(doc = "standard error of the skewness under normality")
          Output<Double> skewnessStandardError,
      @Param(doc = "interval of the skewness") Output<double[]> skewnessCi,
      @Param(doc = "m4 / m2^2 - 3 (type 1)") Output<Double> kurtosisG2,
      @Param(doc = "excess kurtosis, adjusted (type 2)") Output<Double> kurtosis,
      @Param(doc = "m4 / s^4 - 3 (type 3)") Output<Double> kurtosisB2,
      @Param(doc = "standard error of the kurtosis under normality")
          Output<Double> kurtosisStandardError,
      @Param(doc = "interval of the kurtosis") Output<double[]> kurtosisCi) {}

  @Name(
      value = "skewness-kurtosis",
      doc = "Skewness and excess kurtosis with normal-theory intervals.",
      cites = "Joanes and Gill 1998, DOI 10.1111/1467-9884.00122")
  @Conditions(
      assumes = "Independent values; intervals hold near normality.",
      edges = "n < 4, constants and infinities are refused; missing values are dropped and noted.")
  record Skew(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Shape> {
    @Override
    public Shape answer(Notes notes) {
      double[] known = x.known("x", notes);
      double shrink = (known.length - 1.0) / known.length;
      Output<Skewness> s = () -> Skewness.of(known);
      return new Shape(
          () -> s.get().g1(),
          () -> s.get().adjustedSkewness(),
          () -> s.get().g1() * Math.pow(shrink, 1.5),
          () -> s.get().skewnessError(),
          () -> s.get().skewnessInterval(confidence.value()),
          () -> s.get().g2(),
          () -> s.get().adjustedKurtosis(),
          () -> (s.get().g2() + 3) * shrink * shrink - 3,
          () -> s.get().kurtosisError(),
          () -> s.get().kurtosisInterval(confidence.value()));
    }
  }

  record Iqm(
      @Param(doc = "floor(n/4) scores cut from each end, as rliable does") Output<Double> estimate,
      @Param(doc = "n/4 scores cut from each end, the last in part") Output<Double> fractional) {}

  @Name(
      value = "iqm",
      doc = "The interquartile mean of one sample, by both conventions.",
      cites = Aggregates.SOURCE)
  @Conditions(
      assumes = "None: it describes.",
      edges =
          "n = 0: too-few. n = 1, 2: the mean. Infinities are trimmed, or refused where one is"
              + " left. Missing: refused.")
  record Interquartile(@Param(doc = "the sample") Numbers x) implements StatisticalMethod<Iqm> {
    @Override
    public Iqm answer(Notes notes) {
      return new Iqm(
          () -> InterquartileMean.integerTrim(x.values()),
          () -> InterquartileMean.fractional(x.values()));
    }
  }
}
