package org.graft.stats.interval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;

/** The catalogue's bootstrap of two samples, independent or paired. */
final class DifferenceBootstrapMethod {
  private DifferenceBootstrapMethod() {}

  static Method difference() {
    return new Method(
        "bootstrap-difference",
        "Percentile, basic, BCa and studentized bootstrap intervals of the difference, or ratio, of"
            + " a statistic of two samples, independent or paired, by rows, strata or clusters.",
        List.of(
            Input.vector("x", "first sample"),
            Input.vector("y", "second sample; as long as x when paired"),
            new Input("paired", "flag", "false", "whether pairs are drawn, not each sample alone"),
            Input.text("statistic", "\"mean\"", "mean, median, sd, variance, iqm or trimmed mean"),
            Input.text("compare", "\"difference\"", "difference (x - y) or ratio (x / y)"),
            BootstrapMethod.RESAMPLES,
            BootstrapMethod.SEED,
            labels("strata", "", "pair's stratum"),
            labels("clusters", "", "pair's cluster"),
            labels("strata", "_x", "stratum in x, independent samples"),
            labels("clusters", "_x", "cluster in x, independent samples"),
            labels("strata", "_y", "stratum in y, independent samples"),
            labels("clusters", "_y", "cluster in y, independent samples"),
            IntervalMethods.CONFIDENCE),
        BootstrapMethod.commonOutputs(),
        "Rows (within strata), or clusters, are independent draws of one distribution for each"
            + " sample, or for the pairs. Fewer than about 10 units give intervals that are too"
            + " narrow.",
        "n = 0: too-few. n = 1 or constants: the estimate only. Rows with a missing value are"
            + " dropped and noted, pairs whole; infinite ones: refused. Resamples that leave the"
            + " statistic undefined, such as a ratio to 0, are left out and counted.",
        "Efron 1987, doi:10.1080/01621459.1987.10478410; Davison and Hinkley 1997,"
            + " doi:10.1017/CBO9780511802843",
        DifferenceBootstrapMethod::run);
  }

  private static Input labels(String kind, String suffix, String whose) {
    return new Input(kind + suffix, "vector", "[]", "number of each " + whose);
  }

  private static void run(Arguments in, Answer out) {
    Comparison comparison = Comparison.named(in.text("compare", "difference"));
    String name = in.text("statistic", "mean");
    if (in.flag("paired", false)) {
      int[] kept = SampleRows.complete(in, out, List.of("x", "y"));
      RowStatistic x = statistic(name, SampleRows.pick(in, "x", kept));
      RowStatistic y = statistic(name, SampleRows.pick(in, "y", kept));
      BootstrapMethod.put(
          in,
          out,
          SampleRows.resampling(in, "", kept),
          rows -> comparison.of(x.of(rows), y.of(rows)));
    } else {
      int[] keptX = SampleRows.complete(in, out, List.of("x"));
      int[] keptY = SampleRows.complete(in, out, List.of("y"));
      int n = keptX.length;
      RowStatistic x = statistic(name, SampleRows.pick(in, "x", keptX));
      RowStatistic y = statistic(name, SampleRows.pick(in, "y", keptY));
      BootstrapMethod.put(
          in,
          out,
          SampleRows.resampling(in, "_x", keptX).beside(SampleRows.resampling(in, "_y", keptY), n),
          rows -> comparison.of(x.of(below(rows, n)), y.of(from(rows, n))));
    }
  }

  private static RowStatistic statistic(String name, double[] values) {
    return RowStatistic.named(name, Sample.finite(values, 1), new double[0]);
  }

  private static int[] below(int[] rows, int n) {
    return Arrays.stream(rows).filter(row -> row < n).toArray();
  }

  private static int[] from(int[] rows, int n) {
    return IntStream.of(rows).filter(row -> row >= n).map(row -> row - n).toArray();
  }

  private enum Comparison {
    DIFFERENCE,
    RATIO;

    double of(double x, double y) {
      return this == DIFFERENCE ? x - y : x / y;
    }

    static Comparison named(String name) {
      return switch (name) {
        case "difference" -> DIFFERENCE;
        case "ratio" -> RATIO;
        default ->
            throw new Refusal(
                Refusal.Reason.BAD_ARGUMENT,
                "'compare' must be difference or ratio, found " + name);
      };
    }
  }
}
