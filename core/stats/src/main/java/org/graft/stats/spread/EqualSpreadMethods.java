package org.graft.stats.spread;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Output;
import org.jspecify.annotations.Nullable;

/** Catalogue entries of the tests of equal spread of independent groups. */
final class EqualSpreadMethods {
  private static final Output P = new Output("p", "p-value, upper tail");
  private static final Output DF = new Output("df", "groups - 1");
  private static final List<Output> F =
      List.of(
          new Output("W", "F statistic of the absolute deviations"),
          new Output("df1", "groups - 1"),
          new Output("df2", "values - groups"),
          P);
  private static final List<Output> CHI2 =
      List.of(new Output("chi2", "chi squared statistic"), DF, P);

  private EqualSpreadMethods() {}

  static List<Method> all() {
    return List.of(
        method(
            "levene",
            "Levene's test of equal spread: deviations from group means.",
            F,
            "Independent groups; symmetric distributions.",
            "Levene 1960; doi:10.1080/01621459.1974.10482955",
            groups -> Statistics.levene(groups, Center.MEAN)),
        method(
            "brown-forsythe",
            "The Brown-Forsythe test of equal spread: deviations from group medians.",
            F,
            "Independent groups; robust against skew and heavy tails.",
            "Brown & Forsythe 1974, doi:10.1080/01621459.1974.10482955",
            groups -> Statistics.levene(groups, Center.MEDIAN)),
        method(
            "bartlett",
            "Bartlett's test of equal variances.",
            List.of(new Output("K2", "Bartlett's K squared"), DF, P),
            "Independent normal groups; rejects under heavy tails alone.",
            "Bartlett 1937, doi:10.1098/rspa.1937.0109",
            Statistics::bartlett),
        method(
            "fligner-killeen",
            "The Fligner-Killeen test, median-centred, ranking as R and SciPy do (only equal"
                + " doubles tied).",
            CHI2,
            "Independent groups; asymptotic.",
            "Fligner & Killeen 1976, doi:10.1080/01621459.1976.10481517",
            groups -> Statistics.fligner(groups, RoundOff.KEPT)),
        method(
            "fligner-killeen-tied",
            "The Fligner-Killeen test with deviations that differ by round-off tied.",
            CHI2,
            "Independent groups; asymptotic.",
            "Fligner & Killeen 1976, doi:10.1080/01621459.1976.10481517",
            groups -> Statistics.fligner(groups, RoundOff.TIED)));
  }

  private static Method method(
      String name,
      String summary,
      List<Output> outputs,
      String assumptions,
      String citation,
      Function<double[][], Map<String, @Nullable Object>> test) {
    return new Method(
        name,
        summary,
        List.of(Statistics.GROUPS, Statistics.X, Statistics.Y),
        outputs,
        assumptions,
        Statistics.EDGES,
        citation,
        (in, out) -> {
          double[][] groups = Fragments.groups(in, out);
          List<String> names =
              Stream.concat(outputs.stream().map(Output::name), Stream.of("p_log10")).toList();
          out.all(names, () -> test.apply(groups));
        });
  }
}
