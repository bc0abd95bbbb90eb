package org.graft.stats.spread;

import java.util.List;
import org.graft.stats.Better;
import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.shape.Samples;

/** The catalogue entry that says everything about the spread of two strategies' runs. */
final class DispersionMethod {
  /** Makes the median absolute deviation estimate the sd of a normal distribution. */
  private static final double TO_SD = 1.4826;

  private DispersionMethod() {}

  static Method method() {
    return new Method(
        "dispersion",
        "Everything about the spread of two samples at once; the values pair up where lengths"
            + " agree.",
        List.of(
            Statistics.X,
            Statistics.Y,
            new Input("k", "integer", "5", "worst runs to average"),
            new Input("threshold", "number", "none", "scores on its bad side have failed"),
            Statistics.HIGHER,
            new Input("draws", "integer", "9999", "random swaps beyond 20 pairs"),
            Statistics.SEED),
        List.of(
            new Output("mean", "means of x and y"),
            new Output("median", "medians of x and y"),
            new Output("sd", "standard deviations of x and y"),
            new Output("sd_x", "standard deviation of x"),
            new Output("sd_y", "standard deviation of y"),
            new Output("mad_scaled", "median absolute deviations times 1.4826"),
            new Output("variance_ratio", "variance of x over variance of y"),
            new Output("variance_ratio_p_F_test", "its F test, normal samples only"),
            new Output("variance_ratio_ci95_F", "its interval, normal samples only"),
            new Output("log_sd_ratio", "log of the ratio of sds"),
            new Output("levene_mean", "W and p"),
            new Output("brown_forsythe", "W and p"),
            new Output("bartlett", "K2 and p"),
            new Output("fligner_killeen_median", "chi2 and p, ranks as R and SciPy"),
            new Output("fligner_killeen_tied", "chi2 and p, round-off tied"),
            new Output("ansari_median_aligned", "AB and p, ranks as R"),
            new Output("pitman_morgan", "paired: r, t, df, p, Spearman version"),
            new Output("pair_correlation", "paired: correlation of x with y"),
            new Output("median_x", "median of x"),
            new Output("median_y", "median of y"),
            new Output("mean_abs_dev_x", "mean |x - median|"),
            new Output("mean_abs_dev_y", "mean |y - median|"),
            new Output("log_ratio", "paired: log ratio of mean |x - median|"),
            new Output("p", "paired: swap permutation test of it"),
            new Output("exact", "whether all swaps were enumerated"),
            new Output("p_interval", "99 % interval of the exact p (p itself when exact)"),
            new Output("worst_k_mean", "mean of the worst k runs of x and y"),
            new Output("failure_count", "runs of x and y on the bad side of the threshold")),
        "Per output as in the method of its own name.",
        Statistics.EDGES + " Each output is answered or refused on its own.",
        "As in the single methods; the order of reading is in the project's statistics notes.",
        DispersionMethod::run);
  }

  private static void run(Arguments in, Answer out) {
    boolean paired = in.vector("x").length == in.vector("y").length;
    double[][] groups =
        paired
            ? Fragments.pairs(in, out)
            : new double[][] {Fragments.sample(in, "x", out), Fragments.sample(in, "y", out)};
    double[] x = groups[0];
    double[] y = groups[1];
    out.put("mean", () -> new double[] {Moments.mean(one(x)), Moments.mean(one(y))});
    out.put("median", () -> new double[] {Moments.median(one(x)), Moments.median(one(y))});
    out.put("sd", () -> new double[] {sd(x), sd(y)});
    out.put("sd_x", () -> sd(x));
    out.put("sd_y", () -> sd(y));
    out.put("mad_scaled", () -> new double[] {mad(x), mad(y)});
    out.put("variance_ratio", () -> new VarianceRatio(x, y).ratio());
    out.put("variance_ratio_p_F_test", () -> new VarianceRatio(x, y).p());
    out.put("variance_ratio_ci95_F", () -> new VarianceRatio(x, y).interval(0.95).toArray());
    out.put("log_sd_ratio", () -> Math.log(new VarianceRatio(x, y).ratio()) / 2);
    out.put("levene_mean", () -> Statistics.levene(groups, Center.MEAN));
    out.put("brown_forsythe", () -> Statistics.levene(groups, Center.MEDIAN));
    out.put("bartlett", () -> Statistics.bartlett(groups));
    out.put("fligner_killeen_median", () -> Statistics.fligner(groups, RoundOff.KEPT));
    out.put("fligner_killeen_tied", () -> Statistics.fligner(groups, RoundOff.TIED));
    TwoSampleMethods.aligned(out, "ansari_median_aligned", x, y, RoundOff.KEPT);
    out.put("pitman_morgan", () -> Statistics.pitmanMorgan(x, y));
    out.put("pair_correlation", () -> PitmanMorgan.correlation(x, y));
    TwoSampleMethods.swap(in, out, x, y);
    runs(in, out, in.vector("x"), in.vector("y"));
  }

  private static void runs(Arguments in, Answer out, double[] x, double[] y) {
    Better better = Better.higher(in.flag("higher_is_better", true));
    int k = in.integer("k", 5);
    out.put(
        "worst_k_mean",
        () -> new double[] {WorstRuns.mean(x, k, better), WorstRuns.mean(y, k, better)});
    out.put(
        "failure_count",
        () -> {
          double threshold = in.number("threshold");
          return new int[] {
            Failures.rate(x, threshold, better, RunMethods.missing(in)).events(),
            Failures.rate(y, threshold, better, RunMethods.missing(in)).events()
          };
        });
  }

  private static double[] one(double[] values) {
    return Finite.sample(values, "sample", 1);
  }

  private static double sd(double[] values) {
    return Moments.sd(Finite.sample(values, "sample", 2));
  }

  private static double mad(double[] values) {
    double raw = Moments.median(Center.MEDIAN.deviations(Finite.sample(values, "sample", 2)));
    return Samples.representable(TO_SD * raw)[0];
  }
}
