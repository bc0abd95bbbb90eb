package org.graft.stats.location;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.effect.StandardizedMean;
import org.graft.stats.shape.Moments;

/** One-sample, paired, Welch and pooled t tests. */
final class TTestMethods {
  static final Input CONFIDENCE =
      Input.number("confidence", "0.95", "confidence of `ci`, in (0, 1)");
  private static final List<Input> SAMPLES =
      List.of(Input.vector("x", "first sample"), Input.vector("y", "second sample"), CONFIDENCE);
  private static final String EDGES =
      "n < 2 and zero variance (up to round-off) are refused with the reason, the mean difference"
          + " is still given; ";

  private TTestMethods() {}

  static List<Method> all() {
    return List.of(one(), paired(), welch(), student());
  }

  private static Method one() {
    return new Method(
        "one-sample-t",
        "Student's t test of one mean.",
        List.of(
            Input.vector("x", "the sample"),
            Input.number("mu", "0", "mean under the null"),
            CONFIDENCE),
        TTestAnswer.outputs("mean", "mean of x", "n", "values used"),
        "Independent values, roughly normal or many.",
        EDGES + "missing values are dropped and noted, infinities refused.",
        "Student 1908, DOI 10.1093/biomet/6.1.1",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double mu = in.number("mu", 0);
          TTestAnswer.write(out, () -> OneSampleT.test(x, mu), in.number("confidence", 0.95));
          out.put("mean", () -> Moments.of(x).mean());
          out.put("n", () -> x.length);
        });
  }

  private static Method paired() {
    return new Method(
        "paired-t",
        "Student's t test of the mean paired difference, with its effect sizes and the sign-flip"
            + " test.",
        Stream.concat(Pairing.INPUTS.stream(), Stream.of(CONFIDENCE)).toList(),
        TTestAnswer.outputs(
            "mean_difference", "mean of x - y",
            "sd_difference", "standard deviation of the differences",
            "pair_correlation", "Pearson correlation of the sides; needs x and y",
            "sign_flip_permutation_p_exact", "two-sided sign-flip p; refused when not exact",
            "cohen_dz", "mean difference over the sd of differences",
            "cohen_dz_ci95_noncentral_t", "its 95 % interval",
            "hedges_gz", "cohen_dz with Hedges' exact correction",
            "hedges_gz_ci95_noncentral_t", "its 95 % interval",
            "cohen_d_av_sqrt_mean_var", "over the root mean variance of the sides",
            "n", "complete pairs",
            "n_dropped", "pairs dropped because a side was missing"),
        "Independent pairs; differences roughly normal, or many.",
        EDGES + "a pair with a missing side is dropped whole and noted, infinities refused.",
        "Student 1908, DOI 10.1093/biomet/6.1.1",
        TTestMethods::runPaired);
  }

  private static void runPaired(Arguments in, Answer out) {
    Pairing pairs = Pairing.of(in, out);
    Differences d = pairs.differences();
    TTestAnswer.write(out, () -> OneSampleT.test(d), in.number("confidence", 0.95));
    out.put("mean_difference", () -> Moments.of(d.values()).mean());
    out.put("sd_difference", () -> Moments.of(d.values(), d.scale()).sd());
    out.put("pair_correlation", () -> pairs.needSides().correlation());
    out.put("sign_flip_permutation_p_exact", () -> exactSignFlip(d).p());
    out.put("cohen_dz", () -> StandardizedMean.paired(d).value());
    out.put("cohen_dz_ci95_noncentral_t", () -> StandardizedMean.paired(d).interval(0.95));
    out.put("hedges_gz", () -> StandardizedMean.paired(d).corrected());
    out.put(
        "hedges_gz_ci95_noncentral_t", () -> StandardizedMean.paired(d).correctedInterval(0.95));
    out.put(
        "cohen_d_av_sqrt_mean_var",
        () -> StandardizedMean.average(pairs.needSides().x(), pairs.needSides().y()).value());
    out.put("n", d::n);
    out.put("n_dropped", () -> d.dropped().size());
  }

  private static PermutationP exactSignFlip(Differences d) {
    PermutationP p = SignFlip.test(d, 0, 1);
    if (!p.exact()) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "too many differences for the exact test; use sign-flip");
    }
    return p;
  }

  private static Method welch() {
    return twoSample(
        "welch-t",
        "Welch's t test of two means with unequal variances.",
        "Independent values; roughly normal, or many.",
        "Welch 1947, DOI 10.1093/biomet/34.1-2.28",
        (x, y) -> TwoSampleT.welch(x, y));
  }

  private static Method student() {
    return twoSample(
        "student-t",
        "Student's t test of two means with one pooled variance.",
        "Independent values of equal variance; roughly normal, or many.",
        "Student 1908, DOI 10.1093/biomet/6.1.1",
        (x, y) -> TwoSampleT.pooled(x, y));
  }

  /** A t test of two samples. */
  private interface TwoSamples {
    TTest test(double[] x, double[] y);
  }

  private static Method twoSample(
      String name, String summary, String assumptions, String citation, TwoSamples test) {
    return new Method(
        name,
        summary,
        SAMPLES,
        TTestAnswer.outputs(
            "mean_difference", "mean of x minus mean of y",
            "mean_x", "mean of x",
            "mean_y", "mean of y",
            "cohen_d", "mean difference over the pooled standard deviation"),
        assumptions,
        EDGES
            + "one sample may be constant, both may not; missing values are dropped and noted,"
            + " infinities refused.",
        citation,
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] y = Fragments.sample(in, "y", out);
          TTestAnswer.write(out, () -> test.test(x, y), in.number("confidence", 0.95));
          out.put("mean_difference", () -> Moments.meanDifference(x, y));
          out.put("mean_x", () -> Moments.of(x).mean());
          out.put("mean_y", () -> Moments.of(y).mean());
          out.put("cohen_d", () -> StandardizedMean.pooled(x, y).value());
        });
  }
}
