package org.graft.stats.interval;

import java.util.Arrays;
import java.util.List;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.distribution.StudentT;

/** The catalogue's intervals. */
public final class IntervalMethods {
  static final Input CONFIDENCE =
      new Input("confidence", "number", "0.95", "nominal coverage, in (0, 1)");

  private IntervalMethods() {}

  /** All methods, in reading order. */
  public static List<Method> all() {
    return List.of(
        tInterval(),
        medianInterval(),
        correlation(),
        BootstrapMethod.bootstrap(),
        DifferenceBootstrapMethod.difference());
  }

  private static Method tInterval() {
    return new Method(
        "t-interval",
        "The mean and its interval by Student's t.",
        List.of(new Input("x", "vector", "", "scores"), CONFIDENCE),
        List.of(
            new Output("n", "number of scores"),
            new Output("mean", "arithmetic mean"),
            new Output("sd", "standard deviation on n - 1"),
            new Output("standard_error", "of the mean"),
            new Output("df", "n - 1"),
            new Output("ci", "[low, high] at the confidence"),
            new Output("t_ci95", "[low, high] at 0.95")),
        "Independent scores whose mean is near normal.",
        "n = 0: too-few. n = 1: the mean only. Constant: the mean only (constant). Missing:"
            + " dropped and noted. Infinite: refused. 1e300 and subnormals are scaled.",
        "Student 1908, doi:10.2307/2331554",
        IntervalMethods::runT);
  }

  private static void runT(Arguments in, Answer out) {
    double confidence = in.number("confidence", 0.95);
    TInterval t = TInterval.of(Fragments.sample(in, "x", out));
    out.put("n", t::size);
    out.put("mean", t::mean);
    out.put("sd", () -> t.standardError() * Math.sqrt(t.size()));
    out.put("standard_error", t::standardError);
    out.put("df", () -> t.size() - 1);
    out.put("ci", () -> t.interval(confidence).limits());
    out.put("t_ci95", () -> t.interval(0.95).limits());
  }

  private static Method medianInterval() {
    return new Method(
        "median-interval",
        "The median and its distribution-free interval between order statistics.",
        List.of(
            new Input("x", "vector", "", "scores; or give n alone for the ranks"),
            new Input("n", "integer", "", "number of scores"),
            CONFIDENCE),
        List.of(
            new Output("n", "number of scores"),
            new Output("median", "where x is given"),
            new Output("lower_rank_1based", "rank of the lower limit"),
            new Output("upper_rank_1based", "rank of the upper limit"),
            new Output("exact_coverage", "for a continuous distribution"),
            new Output("ci", "[low, high], where x is given")),
        "Independent scores of one distribution.",
        "Too few scores for any interval (n below 6 at 0.95): too-few, saying what can be reached."
            + " Ties and constants are answered: coverage can only rise. Infinities are ordered;"
            + " missing: dropped and noted.",
        "Thompson 1936, doi:10.1214/aoms/1177732502",
        IntervalMethods::runMedian);
  }

  private static void runMedian(Arguments in, Answer out) {
    double confidence = in.number("confidence", 0.95);
    double[] x = in.has("x") ? Fragments.sample(in, "x", out) : new double[0];
    int n = in.has("x") ? x.length : (int) in.number("n");
    out.put("n", () -> n);
    if (in.has("x")) {
      out.put("median", () -> median(x));
    }
    out.put("lower_rank_1based", () -> MedianInterval.of(n, confidence).lowerRank());
    out.put("upper_rank_1based", () -> MedianInterval.of(n, confidence).upperRank());
    out.put("exact_coverage", () -> MedianInterval.of(n, confidence).coverage());
    if (in.has("x")) {
      out.put("ci", () -> MedianInterval.of(n, confidence).limits(x, confidence).limits());
    }
  }

  private static double median(double[] x) {
    Sample.finite(x, 1);
    int[] rows = new int[x.length];
    Arrays.setAll(rows, i -> i);
    return RowStatistic.median(x).of(rows);
  }

  private static Method correlation() {
    return new Method(
        "correlation",
        "Pearson's correlation and its interval by Fisher's z.",
        List.of(
            new Input("x", "vector", "", "first scores"),
            new Input("y", "vector", "", "second scores, paired with x"),
            CONFIDENCE),
        List.of(
            new Output("r", "correlation, in [-1, 1]"),
            new Output("t", "r sqrt((n - 2) / (1 - r^2))"),
            new Output("df", "n - 2"),
            new Output("p", "two-sided p against no correlation"),
            new Output("p_greater", "p against a positive correlation"),
            new Output("p_less", "p against a negative correlation"),
            new Output("ci", "[low, high] at the confidence"),
            new Output("fisher_z_ci95", "[low, high] at 0.95")),
        "Independent pairs, bivariate normal for the interval.",
        "Fewer than 2 pairs: too-few; 2: no p; fewer than 4: no interval. A constant sample, and t"
            + " of a correlation of -1 or 1: constant. A pair with a missing side is dropped whole"
            + " and noted; infinite: refused.",
        "Fisher 1915, doi:10.2307/2331838",
        (in, out) -> {
          double[][] pairs = Fragments.pairs(in, out);
          double[] x = pairs[0];
          double confidence = in.number("confidence", 0.95);
          double r = Correlation.of(x, pairs[1]);
          out.put("r", () -> r);
          out.put("t", () -> Correlation.t(r, x.length));
          out.put("df", () -> x.length - 2);
          out.put("p", () -> new StudentT(x.length - 2).twoSided(Correlation.t(r, x.length)));
          out.put("p_greater", () -> new StudentT(x.length - 2).upper(Correlation.t(r, x.length)));
          out.put("p_less", () -> new StudentT(x.length - 2).lower(Correlation.t(r, x.length)));
          out.put("ci", () -> Correlation.fisher(r, x.length, confidence).limits());
          out.put("fisher_z_ci95", () -> Correlation.fisher(r, x.length, 0.95).limits());
        });
  }
}
