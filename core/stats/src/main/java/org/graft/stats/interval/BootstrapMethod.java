package org.graft.stats.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.catalogue.Once;
import org.graft.stats.interval.Bootstrap.BiasCorrection;

/** The catalogue's bootstrap. */
final class BootstrapMethod {
  private static final List<String> SUFFIXES = List.of("_ci95", "_ci90", "_ci");

  static final Input RESAMPLES =
      new Input(
          "resamples", "text", "\"10000\"", "at most how many, or 'all'; or a list of index lists");
  static final Input SEED = new Input("seed", "integer", "1", "of the random draws");

  private BootstrapMethod() {}

  static Method bootstrap() {
    return new Method(
        "bootstrap",
        "Percentile, basic, BCa and studentized bootstrap intervals, by rows, strata or clusters.",
        List.of(
            new Input("x", "vector", "", "scores"),
            new Input("y", "vector", "[]", "second scores, for a correlation"),
            new Input(
                "statistic",
                "text",
                "\"mean\"",
                "mean, median, sd, variance, iqm, trimmed mean or correlation"),
            RESAMPLES,
            SEED,
            new Input("strata", "vector", "[]", "number of each row's stratum, drawn within"),
            new Input(
                "clusters",
                "vector",
                "[]",
                "number of each row's cluster, drawn whole, within strata if given"),
            IntervalMethods.CONFIDENCE),
        outputs(),
        "Rows (within strata), or clusters, are independent draws of one distribution. Fewer than"
            + " about 10 units give intervals that are too narrow, whatever the method.",
        "n = 0: too-few. n = 1 or a constant: the estimate only. Rows with a missing value are"
            + " dropped and noted; infinite ones: refused. Resamples that leave the statistic"
            + " undefined are left out and counted. Replicates within round-off of the estimate are"
            + " ties. BCa: too-few for a stratum of one unit.",
        "Efron 1987, doi:10.1080/01621459.1987.10478410; Davison and Hinkley 1997,"
            + " doi:10.1017/CBO9780511802843",
        BootstrapMethod::run);
  }

  private static List<Output> outputs() {
    List<Output> outputs = commonOutputs();
    outputs.add(new Output("fisher_z_ci95", "[low, high] of a correlation by theory"));
    return outputs;
  }

  /** What every bootstrap says. */
  static List<Output> commonOutputs() {
    List<Output> outputs = new ArrayList<>();
    outputs.addAll(
        Method.outputs(
            "theta_hat", "the statistic on the data",
            "n_resamples", "resamples evaluated and defined",
            "n_undefined", "resamples left out because the statistic is undefined",
            "exhaustive", "whether every resample was evaluated once",
            "bootstrap_mean", "mean of the replicates",
            "bootstrap_se", "standard deviation of the replicates, on their number",
            "bootstrap_sd_population", "as bootstrap_se",
            "bias", "bootstrap_mean less theta_hat",
            "jackknife_se", "jackknife standard error",
            "acceleration", "the a of BCa, from the jackknife",
            "jackknife_acceleration", "as acceleration",
            "fraction_less", "share of replicates below theta_hat",
            "fraction_less_or_equal", "share below or tied with it",
            "z0", "as z0_strict",
            "z0_strict", "bias correction, ties not counted (Efron; R boot)",
            "z0_midpoint", "bias correction, half the ties counted (scipy)"));
    outputs.addAll(BootstrapLevels.outputs());
    for (String suffix : SUFFIXES) {
      outputs.addAll(
          Method.outputs(
              "percentile" + suffix, "[low, high] by the percentile method",
              "basic" + suffix, "[low, high] by the basic method",
              "bca" + suffix, "[low, high] by BCa, strict",
              "bca_midpoint" + suffix, "[low, high] by BCa, midpoint",
              "studentized" + suffix, "[low, high] by jackknife standard errors"));
    }
    return outputs;
  }

  private static void run(Arguments in, Answer out) {
    int[] kept = SampleRows.complete(in, out, in.has("y") ? List.of("x", "y") : List.of("x"));
    double[] x = Sample.finite(SampleRows.pick(in, "x", kept), 1);
    double[] y =
        in.has("y") ? Sample.finite(SampleRows.pick(in, "y", kept), x.length) : new double[0];
    String name = in.text("statistic", y.length == 0 ? "mean" : "correlation");
    RowStatistic statistic = RowStatistic.named(name, x, y);
    double estimate = put(in, out, SampleRows.resampling(in, "", kept), statistic);
    if (y.length > 0) {
      out.put("fisher_z_ci95", () -> Correlation.fisher(estimate, x.length, 0.95).limits());
    }
  }

  /** Puts everything the bootstrap of {@code statistic} says; its value on the data. */
  static double put(Arguments in, Answer out, Resampling resampling, RowStatistic statistic) {
    Draws draws = draws(in, resampling);
    Bootstrap bootstrap = Bootstrap.of(resampling, statistic, draws);
    out.put("theta_hat", bootstrap::estimate);
    out.put("n_resamples", () -> bootstrap.replicates().length);
    out.put("n_undefined", bootstrap::undefined);
    out.put("exhaustive", () -> draws instanceof Draws.All);
    if (bootstrap.undefined() > 0) {
      out.note(bootstrap.undefined() + " resamples left the statistic undefined");
    }
    Supplier<Jackknife> jackknife = Once.of(() -> Jackknife.of(resampling, statistic));
    Supplier<StudentizedBootstrap> studentized =
        Once.of(() -> StudentizedBootstrap.of(resampling, statistic, draws));
    putMoments(out, bootstrap, jackknife);
    BootstrapLevels.put(out, bootstrap, jackknife);
    putIntervals(in, out, bootstrap, jackknife, studentized);
    return bootstrap.estimate();
  }

  private static void putMoments(Answer out, Bootstrap bootstrap, Supplier<Jackknife> jackknife) {
    out.put("bootstrap_mean", bootstrap::mean);
    out.put("bootstrap_se", bootstrap::standardError);
    out.put("bootstrap_sd_population", bootstrap::standardError);
    out.put("bias", () -> bootstrap.mean() - bootstrap.estimate());
    out.put("jackknife_se", () -> jackknife.get().standardError());
    out.put("acceleration", () -> jackknife.get().acceleration());
    out.put("jackknife_acceleration", () -> jackknife.get().acceleration());
    out.put("fraction_less", () -> bootstrap.shareBelow(BiasCorrection.STRICT));
    out.put(
        "fraction_less_or_equal",
        () -> (bootstrap.below() + bootstrap.tied()) / (double) bootstrap.replicates().length);
    out.put("z0", () -> bootstrap.biasCorrection(BiasCorrection.STRICT));
    out.put("z0_strict", () -> bootstrap.biasCorrection(BiasCorrection.STRICT));
    out.put("z0_midpoint", () -> bootstrap.biasCorrection(BiasCorrection.MIDPOINT));
  }

  private static void putIntervals(
      Arguments in,
      Answer out,
      Bootstrap bootstrap,
      Supplier<Jackknife> jackknife,
      Supplier<StudentizedBootstrap> studentized) {
    double asked = in.number("confidence", 0.95);
    Interval.tail(asked);
    for (String suffix : SUFFIXES) {
      double level = suffix.equals("_ci") ? asked : suffix.equals("_ci90") ? 0.9 : 0.95;
      out.put("percentile" + suffix, () -> bootstrap.percentile(level).limits());
      out.put("basic" + suffix, () -> bootstrap.basic(level).limits());
      out.put("bca" + suffix, () -> bca(bootstrap, jackknife, level, BiasCorrection.STRICT));
      out.put(
          "bca_midpoint" + suffix, () -> bca(bootstrap, jackknife, level, BiasCorrection.MIDPOINT));
      out.put("studentized" + suffix, () -> studentized.get().interval(level).limits());
    }
  }

  private static double[] bca(
      Bootstrap bootstrap, Supplier<Jackknife> jackknife, double level, BiasCorrection ties) {
    bootstrap.biasCorrection(ties);
    return bootstrap.bca(level, jackknife.get().acceleration(), ties).limits();
  }

  private static Draws draws(Arguments in, Resampling resampling) {
    String text = in.text("resamples", "10000").toLowerCase(Locale.ROOT);
    if (text.startsWith("[")) {
      return new Draws.Given(indices(in.matrix("resamples"), resampling.original().length));
    }
    if (text.startsWith("all") || text.startsWith("exhaustive")) {
      return new Draws.All();
    }
    return Draws.atMost(in.integer("resamples", 10_000), in.integer("seed", 1), resampling);
  }

  private static int[][] indices(double[][] lists, int n) {
    int[][] rows = new int[lists.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new int[lists[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        double index = lists[i][j];
        if (!(index >= 0 && index < n && index == Math.rint(index))) {
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT, "resample " + i + " has no row index " + index);
        }
        rows[i][j] = (int) index;
      }
    }
    return rows;
  }
}
