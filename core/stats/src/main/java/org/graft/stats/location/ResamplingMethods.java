package org.graft.stats.location;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;
import org.graft.stats.shape.Moments;

/** Tests for scores from overlapping splits, and for two classifiers on one test set. */
final class ResamplingMethods {
  private ResamplingMethods() {}

  static List<Method> all() {
    return List.of(correctedT(), fiveByTwo(), mcNemar());
  }

  private static Method correctedT() {
    return new Method(
        "corrected-resampled-t",
        "Nadeau and Bengio's corrected t test for scores of overlapping train/test splits.",
        Stream.concat(
                Pairing.INPUTS.stream(),
                Stream.of(
                    new Input(
                        "test_train_ratio",
                        "number",
                        "",
                        "test size over training size: 1/9 for 10-fold cross-validation"),
                    TTestMethods.CONFIDENCE))
            .toList(),
        TTestAnswer.outputs(
            "t_corrected", "t",
            "p_corrected", "p",
            "se_corrected", "standard_error",
            "ci95_corrected", "ci95",
            "t_naive", "the plain paired t, which overlapping splits make too large",
            "p_naive", "its p",
            "mean_difference", "mean of x - y",
            "var_diff", "variance of the differences",
            "n", "resamples"),
        "Splits of one data set with one test/train ratio.",
        "n < 2 and zero variance are refused; a pair with a missing side is dropped whole and"
            + " noted; infinities and a ratio that is not positive refused.",
        "Nadeau and Bengio 2003, DOI 10.1023/A:1024068626366",
        ResamplingMethods::runCorrectedT);
  }

  private static void runCorrectedT(Arguments in, Answer out) {
    Differences d = Pairing.of(in, out).differences();
    double ratio = in.number("test_train_ratio");
    Once<TTest> test = Once.of(() -> CorrectedResampledT.test(d, ratio));
    TTestAnswer.write(out, test, in.number("confidence", 0.95));
    out.put("t_corrected", () -> test.get().t());
    out.put("p_corrected", () -> test.get().p());
    out.put("se_corrected", () -> test.get().standardError());
    out.put("ci95_corrected", () -> test.get().interval(0.95));
    out.put("t_naive", () -> OneSampleT.test(d).t());
    out.put("p_naive", () -> OneSampleT.test(d).p());
    out.put("mean_difference", () -> Moments.of(d.values()).mean());
    out.put("var_diff", () -> Moments.of(d.values(), d.scale()).variance());
    out.put("n", d::n);
  }

  private static Method fiveByTwo() {
    return new Method(
        "cv5x2",
        "Dietterich's 5x2cv t test and Alpaydin's combined F test.",
        List.of(
            new Input(
                "differences_5_by_2",
                "matrix",
                "",
                "score differences, 5 replications of 2 folds")),
        Method.outputs(
            "s2_per_replication", "variance estimate of each replication",
            "t", "Dietterich's t: depends on which difference is first",
            "df", "its degrees of freedom",
            "p_t", "its two-sided p",
            "F", "Alpaydin's combined F: prefer it",
            "df_F", "its degrees of freedom",
            "p_F", "its p",
            "t_if_other_first_difference_used", "t with the second difference first"),
        "Differences of 5 independent shufflings, folds of equal size.",
        "anything but 5 x 2 finite numbers, and differences without spread in every replication,"
            + " are refused.",
        "Dietterich 1998, DOI 10.1162/089976698300017197; Alpaydin 1999, DOI"
            + " 10.1162/089976699300016007",
        (in, out) -> {
          double[][] d = in.matrix("differences_5_by_2");
          Once<FiveByTwo> test = Once.of(() -> FiveByTwo.test(d));
          out.put("s2_per_replication", () -> test.get().variances());
          out.put("t", () -> test.get().t());
          out.put("df", () -> 5);
          out.put("p_t", () -> test.get().pOfT());
          out.put("F", () -> test.get().f());
          out.put("df_F", () -> new int[] {10, 5});
          out.put("p_F", () -> test.get().pOfF());
          out.put(
              "t_if_other_first_difference_used",
              () -> {
                FiveByTwo.test(d);
                double[][] swapped = d.clone();
                swapped[0] = new double[] {d[0][1], d[0][0]};
                return FiveByTwo.test(swapped).t();
              });
        });
  }

  private static Method mcNemar() {
    return new Method(
        "mcnemar",
        "McNemar's test of two classifiers on one test set: exact, mid-p, chi-squared, Edwards.",
        List.of(
            new Input("discordant_b", "integer", "", "cases that only the first gets right"),
            new Input("discordant_c", "integer", "", "cases that only the second gets right"),
            new Input("table", "matrix", "null", "or the whole 2 x 2 table, b and c off diagonal")),
        Method.outputs(
            "exact_p", "exact two-sided binomial p",
            "p_greater_exact", "exact p against b above c",
            "p_less_exact", "exact p against b below c",
            "mid_p", "exact p less the observed split's probability",
            "chi2", "(b - c)^2 / (b + c)",
            "p_chi2", "its p, 1 degree of freedom",
            "chi2_edwards", "with Edwards' correction",
            "p_edwards", "its p",
            "odds_ratio", "b / c",
            "odds_ratio_ci95", "its exact interval, from that of b / (b + c); refused for c = 0"),
        "Independent test cases.",
        "no discordant case: refused; counts must be whole and not negative.",
        "McNemar 1947, DOI 10.1007/BF02295996; Fagerland and others 2013, DOI"
            + " 10.1186/1471-2288-13-91",
        (in, out) -> {
          Once<McNemar> test = Once.of(() -> counts(in));
          out.put("exact_p", () -> test.get().exact());
          out.put("p_greater_exact", () -> test.get().greater());
          out.put("p_less_exact", () -> test.get().less());
          out.put("mid_p", () -> test.get().midP());
          out.put("chi2", () -> test.get().chiSquared());
          out.put("p_chi2", () -> McNemar.p(test.get().chiSquared()));
          out.put("chi2_edwards", () -> test.get().edwards());
          out.put("p_edwards", () -> McNemar.p(test.get().edwards()));
          out.put("odds_ratio", () -> test.get().oddsRatio());
          out.put("odds_ratio_ci95", () -> test.get().oddsRatioInterval(0.95));
        });
  }

  private static McNemar counts(Arguments in) {
    if (!in.has("table")) {
      return new McNemar(in.integer("discordant_b", -1), in.integer("discordant_c", -1));
    }
    double[][] table = in.matrix("table");
    if (table.length != 2 || table[0].length != 2 || table[1].length != 2) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "table must be 2 x 2");
    }
    return new McNemar(count(table[0][1]), count(table[1][0]));
  }

  private static int count(double cell) {
    if (!(cell >= 0 && cell <= 1e9 && cell == Math.rint(cell))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "'table' must hold counts from 0 to 1e9, found " + cell);
    }
    return (int) cell;
  }
}
