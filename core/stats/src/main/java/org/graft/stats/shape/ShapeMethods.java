package org.graft.stats.shape;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;

/** The one-sample descriptions of the catalogue. */
public final class ShapeMethods {
  private static final List<Input> SAMPLE = List.of(Input.vector("x", "the sample"));

  private ShapeMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return List.of(descriptives(), quantiles(), shapiroWilk(), skewness());
  }

  private static Method descriptives() {
    return new Method(
        "descriptives",
        "Mean, median, spread and the t interval of the mean.",
        List.of(
            Input.vector("x", "the sample"),
            Input.number("trim", "0.2", "share trimmed at each end, in [0, 0.5)")),
        Method.outputs(
            "n", "values",
            "mean", "arithmetic mean",
            "sd_n_minus_1", "standard deviation, divisor n - 1",
            "variance", "its square",
            "sem", "standard error of the mean",
            "median", "median",
            "mad_raw", "median absolute deviation from the median",
            "mad_scaled", "1.4826 times it",
            "iqr", "interquartile range, type 7",
            "q25", "lower quartile, type 7",
            "q75", "upper quartile, type 7",
            "min", "smallest",
            "max", "largest",
            "range", "largest minus smallest",
            "cv", "standard deviation over |mean|",
            "t_ci95", "95 % t interval of the mean",
            "trimmed_mean", "mean after trimming `trim` at each end",
            "trimmed_mean_20pct_each_side", "mean after trimming 20 % at each end"),
        "None; the interval wants roughly normal values, or many.",
        "n = 0 is refused; n = 1 has no spread; constants have spread 0 and no interval; infinities"
            + " are refused by means, not by quantiles; missing values are dropped and noted.",
        "Student 1908, DOI 10.1093/biomet/6.1.1; Tukey and McLaughlin 1963",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          describe(out, x);
          double trim = in.number("trim", 0.2);
          out.put("trimmed_mean", () -> Descriptives.trimmedMean(x, trim));
          out.put("trimmed_mean_20pct_each_side", () -> Descriptives.trimmedMean(x, 0.2));
        });
  }

  private static void describe(Answer out, double[] x) {
    Once<Moments> moments = Once.of(() -> Moments.of(x));
    out.put("n", () -> x.length);
    out.put("mean", () -> moments.get().mean());
    out.put("sd_n_minus_1", () -> moments.get().sd());
    out.put("variance", () -> moments.get().variance());
    out.put("sem", () -> Descriptives.standardError(x));
    out.put("median", () -> Quantiles.median(x));
    out.put("mad_raw", () -> Quantiles.mad(x));
    out.put("mad_scaled", () -> Descriptives.MAD_TO_SD * Quantiles.mad(x));
    out.put("iqr", () -> Descriptives.iqr(x));
    out.put("q25", () -> Quantiles.of(x, 0.25));
    out.put("q75", () -> Quantiles.of(x, 0.75));
    out.put("min", () -> Quantiles.of(x, 0));
    out.put("max", () -> Quantiles.of(x, 1));
    out.put(
        "range",
        () ->
            Samples.representable(
                Quantiles.of(Samples.finite(x, "a range"), 1) - Quantiles.of(x, 0))[0]);
    out.put("cv", () -> Descriptives.coefficientOfVariation(x));
    out.put("t_ci95", () -> Descriptives.meanInterval(x, 0.95));
  }

  private static Method quantiles() {
    return new Method(
        "quantiles",
        "Sample quantiles of Hyndman and Fan's types 1 to 9.",
        List.of(
            Input.vector("x", "the sample"),
            Input.vector("p", "probabilities in [0, 1]"),
            Input.integer("type", "7", "type of `quantiles`, 1 to 9")),
        Method.outputs(
            "quantiles", "at each p, by `type`",
            "1", "at each p, by type 1",
            "2", "by type 2",
            "3", "by type 3",
            "4", "by type 4",
            "5", "by type 5",
            "6", "by type 6",
            "7", "by type 7, the default of R and NumPy",
            "8", "by type 8",
            "9", "by type 9"),
        "None.",
        "n = 0 is refused; one value is every quantile; infinities are ordered; missing values are"
            + " dropped and noted.",
        "Hyndman and Fan 1996, DOI 10.1080/00031305.1996.10473566",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] p = in.vector("p");
          for (double probability : p) {
            if (!(probability >= 0 && probability <= 1)) {
              throw new Refusal(
                  Refusal.Reason.BAD_ARGUMENT, "p must lie in [0, 1], found " + probability);
            }
          }
          int type = in.integer("type", Quantiles.STANDARD_TYPE);
          out.put("quantiles", () -> at(x, p, type));
          for (int each = 1; each <= 9; each++) {
            int one = each;
            out.put(Integer.toString(each), () -> at(x, p, one));
          }
        });
  }

  private static double[] at(double[] x, double[] p, int type) {
    return Arrays.stream(p).map(each -> Quantiles.of(x, each, type)).toArray();
  }

  private static Method shapiroWilk() {
    return new Method(
        "shapiro-wilk",
        "Shapiro-Wilk test of normality (Royston's approximation).",
        SAMPLE,
        Method.outputs("W", "statistic, 1 for normal scores", "p", "p against non-normality"),
        "Independent values. Never a gate for another test: its power is small where it matters.",
        "n < 3, n > 5000, constants and infinities are refused; missing values are dropped and"
            + " noted.",
        "Royston 1995, DOI 10.2307/2986146",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          Once<ShapiroWilk> test = Once.of(() -> ShapiroWilk.test(x));
          out.put("W", () -> test.get().w());
          out.put("p", () -> test.get().p());
        });
  }

  private static Method skewness() {
    return new Method(
        "skewness-kurtosis",
        "Skewness and excess kurtosis with normal-theory intervals.",
        SAMPLE,
        Method.outputs(
            "skewness_g1", "m3 / m2^1.5 (type 1)",
            "skewness_G1", "adjusted Fisher-Pearson (type 2)",
            "skewness_b1", "m3 / s^3 (type 3)",
            "skewness_se", "standard error of G1 under normality",
            "skewness_ci95", "95 % interval of G1",
            "kurtosis_g2", "m4 / m2^2 - 3 (type 1)",
            "kurtosis_G2", "adjusted (type 2)",
            "kurtosis_b2", "m4 / s^4 - 3 (type 3)",
            "kurtosis_se", "standard error of G2 under normality",
            "kurtosis_ci95", "95 % interval of G2"),
        "Independent values; intervals hold near normality.",
        "n < 4, constants and infinities are refused; missing values are dropped and noted.",
        "Joanes and Gill 1998, DOI 10.1111/1467-9884.00122",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          out.all(
              List.of(
                  "skewness_g1",
                  "skewness_G1",
                  "skewness_b1",
                  "skewness_se",
                  "skewness_ci95",
                  "kurtosis_g2",
                  "kurtosis_G2",
                  "kurtosis_b2",
                  "kurtosis_se",
                  "kurtosis_ci95"),
              () -> shape(Skewness.of(x), (x.length - 1.0) / x.length));
        });
  }

  private static Map<String, Object> shape(Skewness s, double shrink) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("skewness_g1", s.g1());
    values.put("skewness_G1", s.adjustedSkewness());
    values.put("skewness_b1", s.g1() * Math.pow(shrink, 1.5));
    values.put("skewness_se", s.skewnessError());
    values.put("skewness_ci95", s.skewnessInterval(0.95));
    values.put("kurtosis_g2", s.g2());
    values.put("kurtosis_G2", s.adjustedKurtosis());
    values.put("kurtosis_b2", (s.g2() + 3) * shrink * shrink - 3);
    values.put("kurtosis_se", s.kurtosisError());
    values.put("kurtosis_ci95", s.kurtosisInterval(0.95));
    return values;
  }
}
