package org.graft.stats.spread;

import java.util.List;
import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.catalogue.Once;
import org.graft.stats.distribution.Normal;

/** Catalogue entries of the comparisons of spread of two samples. */
final class TwoSampleMethods {
  private static final Output P = new Output("p", "two-sided p-value");

  private TwoSampleMethods() {}

  static List<Method> all() {
    return List.of(ansari(), mood(), varianceRatio(), pitmanMorgan(), swap(), sdRatio());
  }

  private static Method ansari() {
    return new Method(
        "ansari-bradley",
        "The Ansari-Bradley test of equal spread, as given and with medians aligned.",
        List.of(Statistics.X, Statistics.Y),
        List.of(
            new Output("AB", "sum of x's folded mid-ranks"),
            new Output("p", "as R: exact for small untied samples, else asymptotic"),
            new Output("p_exact", "exact, ties included"),
            new Output("p_wider_exact", "one-sided: x is wider"),
            new Output("p_narrower_exact", "one-sided: x is narrower"),
            new Output("p_asymptotic", "normal approximation, tie-corrected as in R"),
            new Output("p_wider_asymptotic", "one-sided: x is wider"),
            new Output("p_narrower_asymptotic", "one-sided: x is narrower"),
            new Output("p_conditional", "normal approximation with exact conditional moments"),
            new Output("median_aligned", "AB and p of each sample minus its median, R's ranks"),
            new Output("median_aligned_tied", "the same with round-off differences tied")),
        "Independent samples of EQUAL location; aligned by medians, approximately.",
        Statistics.EDGES,
        "Ansari & Bradley 1960, doi:10.1214/aoms/1177705688",
        TwoSampleMethods::ansari);
  }

  private static void ansari(Arguments in, Answer out) {
    double[] x = Fragments.sample(in, "x", out);
    double[] y = Fragments.sample(in, "y", out);
    out.put("AB", () -> AnsariBradley.of(x, y, RoundOff.TIED).statistic());
    out.put(
        "p",
        () -> {
          AnsariBradley test = AnsariBradley.of(x, y, RoundOff.TIED);
          boolean exact = test.untied() && x.length < 50 && y.length < 50;
          return exact ? test.exact() : test.asymptotic();
        });
    out.put("p_exact", () -> AnsariBradley.of(x, y, RoundOff.TIED).exact());
    out.put("p_wider_exact", () -> AnsariBradley.of(x, y, RoundOff.TIED).tails().wider());
    out.put("p_narrower_exact", () -> AnsariBradley.of(x, y, RoundOff.TIED).tails().narrower());
    out.put("p_asymptotic", () -> AnsariBradley.of(x, y, RoundOff.TIED).asymptotic());
    Once<AnsariBradley.Tails> tails =
        Once.of(() -> AnsariBradley.of(x, y, RoundOff.TIED).asymptoticTails());
    out.put("p_wider_asymptotic", () -> tails.get().wider());
    out.put("p_narrower_asymptotic", () -> tails.get().narrower());
    out.put("p_conditional", () -> AnsariBradley.of(x, y, RoundOff.TIED).conditional());
    aligned(out, "median_aligned", x, y, RoundOff.KEPT);
    aligned(out, "median_aligned_tied", x, y, RoundOff.TIED);
  }

  static void aligned(Answer out, String name, double[] x, double[] y, RoundOff roundOff) {
    out.put(
        name, () -> Statistics.ansari(AnsariBradley.aligned(x, y, roundOff), x.length, y.length));
  }

  private static Method mood() {
    return new Method(
        "mood",
        "Mood's test of equal spread, as given and with medians aligned.",
        List.of(Statistics.X, Statistics.Y),
        List.of(
            new Output("z", "standardised statistic; positive: x is wider"),
            P,
            new Output("p_wider", "one-sided: x is wider"),
            new Output("p_narrower", "one-sided: x is narrower"),
            new Output("z_R", "as R prints it; its tie variance is slightly off"),
            new Output("p_R", "its two-sided p-value"),
            new Output("median_aligned_z", "z of each sample minus its median"),
            new Output("median_aligned_p", "its two-sided p-value")),
        "Independent samples of EQUAL location; asymptotic.",
        Statistics.EDGES,
        "Mood 1954, doi:10.1214/aoms/1177728719; Mielke 1967, doi:10.1080/00401706.1967.10490481",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] y = Fragments.sample(in, "y", out);
          out.put("z", () -> Mood.test(x, y).z());
          out.put("p", () -> Mood.test(x, y).p());
          out.put("p_wider", () -> Normal.STANDARD.upper(Mood.test(x, y).z()));
          out.put("p_narrower", () -> Normal.STANDARD.lower(Mood.test(x, y).z()));
          out.put("z_R", () -> Mood.asInR(x, y).z());
          out.put("p_R", () -> Mood.asInR(x, y).p());
          out.put("median_aligned_z", () -> Mood.aligned(x, y).z());
          out.put("median_aligned_p", () -> Mood.aligned(x, y).p());
        });
  }

  private static Method varianceRatio() {
    return new Method(
        "variance-ratio",
        "The F test of equal variances with the interval of their ratio.",
        List.of(Statistics.X, Statistics.Y, Statistics.CONFIDENCE),
        List.of(
            new Output("F", "variance of x over variance of y"),
            new Output("df1", "n of x - 1"),
            new Output("df2", "n of y - 1"),
            P,
            new Output("p_wider", "one-sided: x varies more"),
            new Output("p_narrower", "one-sided: x varies less"),
            new Output("ci", "interval of the true ratio")),
        "Independent NORMAL samples: heavy tails alone make it reject.",
        Statistics.EDGES,
        "Snedecor & Cochran 1989, section 6.12",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] y = Fragments.sample(in, "y", out);
          double level = in.number("confidence", 0.95);
          out.put("F", () -> new VarianceRatio(x, y).ratio());
          out.put("df1", () -> new VarianceRatio(x, y).df1());
          out.put("df2", () -> new VarianceRatio(x, y).df2());
          out.put("p", () -> new VarianceRatio(x, y).p());
          out.put("p_wider", () -> new VarianceRatio(x, y).wider());
          out.put("p_narrower", () -> new VarianceRatio(x, y).narrower());
          out.put("ci", () -> new VarianceRatio(x, y).interval(level).toArray());
        });
  }

  private static Method pitmanMorgan() {
    return new Method(
        "pitman-morgan",
        "The Pitman-Morgan test of equal variances of pairs, and its Spearman version.",
        List.of(Statistics.X, Statistics.Y),
        List.of(
            new Output("r", "correlation of x + y with x - y; positive: x varies more"),
            new Output("t", "t statistic"),
            new Output("df", "pairs - 2"),
            P,
            new Output("p_wider", "one-sided: x varies more"),
            new Output("p_narrower", "one-sided: x varies less"),
            new Output("spearman_version_r", "rank correlation of x + y with x - y"),
            new Output("spearman_version_p", "its two-sided p-value"),
            new Output("pair_correlation", "correlation of x with y")),
        "Bivariate NORMAL pairs.",
        Statistics.EDGES,
        "Pitman 1939, doi:10.1093/biomet/31.1-2.9; Morgan 1939, doi:10.1093/biomet/31.1-2.13",
        (in, out) -> {
          double[][] pairs = Fragments.pairs(in, out);
          double[] x = pairs[0];
          double[] y = pairs[1];
          out.put("r", () -> PitmanMorgan.test(x, y).r());
          out.put("t", () -> PitmanMorgan.test(x, y).t());
          out.put("df", () -> PitmanMorgan.test(x, y).df());
          out.put("p", () -> PitmanMorgan.test(x, y).p());
          out.put("p_wider", () -> PitmanMorgan.test(x, y).wider());
          out.put("p_narrower", () -> PitmanMorgan.test(x, y).narrower());
          out.put("spearman_version_r", () -> PitmanMorgan.spearmanCorrelation(x, y));
          out.put("spearman_version_p", () -> PitmanMorgan.spearman(x, y).p());
          out.put("pair_correlation", () -> PitmanMorgan.correlation(x, y));
        });
  }

  private static Method swap() {
    return new Method(
        "swap-permutation",
        "Paired swap permutation test on the log ratio of mean absolute deviations from the"
            + " median.",
        List.of(
            Statistics.X,
            Statistics.Y,
            new Input("draws", "integer", "9999", "random swaps beyond 20 pairs"),
            Statistics.SEED),
        List.of(
            new Output("median_x", "median of x"),
            new Output("median_y", "median of y"),
            new Output("mean_abs_dev_x", "mean |x - median|"),
            new Output("mean_abs_dev_y", "mean |y - median|"),
            new Output("log_ratio", "log of their ratio"),
            new Output("p", "two-sided p-value"),
            new Output("exact", "whether all swaps were enumerated"),
            new Output("p_interval", "99 % interval of the exact p (p itself when exact)")),
        "Deviations of a pair exchangeable when spreads are equal; exact given the medians.",
        Statistics.EDGES + " One sample without spread: p holds, the log ratio is refused.",
        "Pesarin & Salmaso 2010, doi:10.1002/9780470689516; Phipson & Smyth 2010,"
            + " doi:10.2202/1544-6115.1585",
        (in, out) -> {
          double[][] pairs = Fragments.pairs(in, out);
          swap(in, out, pairs[0], pairs[1]);
        });
  }

  static void swap(Arguments in, Answer out, double[] x, double[] y) {
    int draws = in.integer("draws", 9999);
    long seed = in.integer("seed", 1);
    out.put("median_x", () -> Moments.median(Finite.sample(x, "x", 1)));
    out.put("median_y", () -> Moments.median(Finite.sample(y, "y", 1)));
    out.put("mean_abs_dev_x", () -> SwapPermutation.meanAbsoluteDeviation(x));
    out.put("mean_abs_dev_y", () -> SwapPermutation.meanAbsoluteDeviation(y));
    out.put("log_ratio", () -> new SwapPermutation(x, y).logRatio());
    out.all(
        List.of("p", "p_log10", "exact", "p_interval"),
        () -> {
          SwapPermutation.Result result = new SwapPermutation(x, y).test(draws, seed);
          return new Answer()
              .put("p", result::p)
              .put("exact", result::exact)
              .put("p_interval", () -> result.interval().toArray())
              .values();
        });
  }

  private static Method sdRatio() {
    return new Method(
        "sd-ratio",
        "Ratio of standard deviations with a bootstrap percentile interval.",
        List.of(
            Statistics.X,
            Statistics.Y,
            new Input("paired", "flag", "true when lengths agree", "resample pairs"),
            Statistics.CONFIDENCE,
            new Input("draws", "integer", "10000", "bootstrap resamples"),
            Statistics.SEED),
        List.of(
            new Output("sd_x", "standard deviation of x"),
            new Output("sd_y", "standard deviation of y"),
            new Output("ratio", "sd of x over sd of y"),
            new Output("ci", "interval of the true ratio"),
            new Output("degenerate", "resamples left out: neither sample had spread")),
        "Exchangeable runs; too narrow below about 20 runs.",
        Statistics.EDGES,
        "Efron & Tibshirani 1993, doi:10.1201/9780429246593",
        TwoSampleMethods::sdRatio);
  }

  private static void sdRatio(Arguments in, Answer out) {
    boolean paired = in.flag("paired", in.vector("x").length == in.vector("y").length);
    double[][] pairs = paired ? Fragments.pairs(in, out) : new double[0][];
    double[] x = paired ? pairs[0] : Fragments.sample(in, "x", out);
    double[] y = paired ? pairs[1] : Fragments.sample(in, "y", out);
    double level = in.number("confidence", 0.95);
    int draws = in.integer("draws", 10_000);
    long seed = in.integer("seed", 1);
    out.put("sd_x", () -> Moments.sd(Finite.sample(x, "x", 2)));
    out.put("sd_y", () -> Moments.sd(Finite.sample(y, "y", 2)));
    out.all(
        List.of("ratio", "ci", "degenerate"),
        () -> {
          SdRatio result =
              paired
                  ? SdRatio.paired(x, y, level, draws, seed)
                  : SdRatio.unpaired(x, y, level, draws, seed);
          return new Answer()
              .put("ratio", result::ratio)
              .put("ci", () -> result.interval().toArray())
              .put("degenerate", result::degenerate)
              .values();
        });
    out.note(paired ? "resampled as pairs" : "resampled independently");
  }
}
