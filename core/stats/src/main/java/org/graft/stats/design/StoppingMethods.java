package org.graft.stats.design;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.distribution.Normal;

/** Catalogue entries of stopping rules and of equivalence. */
final class StoppingMethods {
  private static final Input ALPHA = new Input("alpha", "number", "0.05", "level");
  private static final Input X = new Input("x", "vector", "", "first sample");
  private static final Input Y = new Input("y", "vector", "", "second sample");
  private static final Input D =
      new Input("d", "vector", "null", "differences x - y, instead of x and y");

  private static final List<Input> REGION =
      List.of(
          new Input("rope", "number", "none", "half-width of the region; or give low and high"),
          new Input("low", "number", "-rope", "lower bound of x - y"),
          new Input("high", "number", "rope", "upper bound of x - y"),
          ALPHA);

  private StoppingMethods() {}

  static List<Method> all() {
    return List.of(
        groupSequential(), signEProcess(), equivalence("tost-paired"), equivalence("tost-welch"));
  }

  private static Method groupSequential() {
    return new Method(
        "group-sequential",
        "Boundaries for a declared number of looks: Pocock, O'Brien-Fleming, Lan-DeMets.",
        List.of(
            ALPHA,
            new Input("looks", "integer", "5", "equally spaced looks"),
            new Input("times", "vector", "k/looks", "information times in (0, 1], increasing"),
            new Input("sides", "integer", "2", "1 or 2; alpha is shared between two sides"),
            new Input(
                "spending",
                "text",
                "\"obrien-fleming\"",
                "Lan-DeMets spending: obrien-fleming, pocock, linear or cubic"),
            new Input("drift", "number", "0", "expected z at time 1, for the power of each rule")),
        List.of(
            new Output("pocock_C", "constant boundary"),
            new Output("obf_C", "O'Brien-Fleming constant"),
            new Output("obf_z", "O'Brien-Fleming boundary C / sqrt(t)"),
            new Output("lan_demets_z", "spending boundary"),
            new Output("lan_demets_alpha_spent", "cumulative alpha spent, all sides"),
            new Output("lan_demets_nominal_p", "p-value that stops at each look"),
            new Output("lan_demets_stopping", "probability of having stopped, at the drift"),
            new Output("peeking_error", "type I error of stopping at nominal p < alpha instead")),
        "Independent increments: means of independent runs, known or well estimated variance.",
        "Up to 100 looks; a look that may spend less than 1e-300 has boundary infinity.",
        "Armitage, McPherson & Rowe 1969, doi:10.2307/2343787; Pocock 1977,"
            + " doi:10.1093/biomet/64.2.191; O'Brien & Fleming 1979, doi:10.2307/2530245; Lan &"
            + " DeMets 1983, doi:10.1093/biomet/70.3.659",
        StoppingMethods::groupSequential);
  }

  private static void groupSequential(Arguments in, Answer out) {
    double alpha = in.number("alpha", 0.05);
    double[] times =
        in.has("times") ? in.vector("times") : GroupSequential.equalLooks(in.integer("looks", 5));
    GroupSequential.checkTimes(times);
    Sides sides = sides(in.integer("sides", 2));
    Spending spending = Spending.named(in.text("spending", "obrien-fleming"));
    double drift = in.number("drift", 0);
    double nominal = alpha / (sides == Sides.TWO ? 2 : 1);
    out.put("times", () -> times);
    out.put("pocock_C", () -> GroupSequential.pocock(times, alpha, sides));
    out.all(
        List.of("obf_C", "obf_z"),
        () -> {
          double c = GroupSequential.obrienFleming(times, alpha, sides);
          double[] z = Arrays.stream(times).map(t -> c / Math.sqrt(t)).toArray();
          return new Answer().put("obf_C", () -> c).put("obf_z", () -> z).values();
        });
    out.all(
        List.of(
            "lan_demets_z",
            "lan_demets_alpha_spent",
            "lan_demets_nominal_p",
            "lan_demets_stopping"),
        () -> {
          GroupSequential.Boundary found = GroupSequential.spending(times, alpha, sides, spending);
          double[] z = found.z().stream().mapToDouble(v -> v).toArray();
          double factor = sides == Sides.TWO ? 2 : 1;
          return new Answer()
              .put("lan_demets_z", found::z)
              .put("lan_demets_alpha_spent", found::spent)
              .put(
                  "lan_demets_nominal_p",
                  () -> Arrays.stream(z).map(v -> factor * Normal.STANDARD.survival(v)).toArray())
              .put("lan_demets_stopping", () -> GroupSequential.stopping(times, z, drift, sides))
              .values();
        });
    out.put(
        "peeking_error",
        () -> {
          double[] z = new double[times.length];
          Arrays.fill(z, -Normal.STANDARD.quantile(nominal));
          return GroupSequential.stopping(times, z, 0, sides)[z.length - 1];
        });
  }

  private static Sides sides(int count) {
    return switch (count) {
      case 1 -> Sides.ONE;
      case 2 -> Sides.TWO;
      default ->
          throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "sides must be 1 or 2, found " + count);
    };
  }

  private static Method signEProcess() {
    return new Method(
        "sign-e-process",
        "Open-ended evidence on the sign of paired differences, valid whenever one stops.",
        List.of(
            X, Y, D, ALPHA, new Input("prior", "number", "0.5", "both parameters of a Beta prior")),
        List.of(
            new Output("log_e", "log wealth after each pair"),
            new Output("e", "wealth at the end"),
            new Output("p", "anytime-valid p-value"),
            new Output("first_rejection", "pair at which wealth first reached 1/alpha; 0: never")),
        "Under the null each non-zero difference is positive with probability 1/2, given the past.",
        "No pairs: wealth 1, p 1. Zero differences leave the wealth; infinities count by sign;"
            + " a pair with a missing side is dropped whole and noted.",
        "Ville 1939; Ramdas, Grunwald, Vovk & Shafer 2023, doi:10.1214/23-STS894",
        (in, out) -> {
          double[][] pairs = Fragments.pairsOrDifferences(in, out, "x");
          SignEProcess.Course course =
              SignEProcess.follow(
                  Ties.differences(pairs[0], pairs[1]),
                  in.number("alpha", 0.05),
                  in.number("prior", 0.5));
          List<Double> log = course.logWealth();
          out.put("log_e", course::logWealth);
          out.put("e", () -> log.isEmpty() ? 1.0 : Math.exp(log.get(log.size() - 1)));
          out.put("p", course::p);
          out.put("first_rejection", course::firstRejection);
        });
  }

  private static Method equivalence(String name) {
    boolean paired = name.equals("tost-paired");
    return new Method(
        name,
        "Equivalence by two one-sided t tests, "
            + (paired ? "paired." : "independent samples with variances of their own."),
        Stream.of(paired ? List.of(X, Y, D) : List.of(X, Y), REGION).flatMap(List::stream).toList(),
        List.of(
            new Output("mean_difference", "mean of x - mean of y"),
            new Output("standard_error", "its standard error"),
            new Output("df", "degrees of freedom"),
            new Output("t_lower", "t against the lower bound"),
            new Output("p_lower", "p against the lower bound"),
            new Output("t_upper", "t against the upper bound"),
            new Output("p_upper", "p against the upper bound"),
            new Output("p_tost", "the larger of the two"),
            new Output("ci", "1 - 2 alpha interval"),
            new Output("ci90", "90 % interval"),
            new Output("equivalent", "whether p_tost <= alpha"),
            new Output("equivalent_at_0.05", "whether p_tost <= 0.05")),
        paired ? "About normal differences." : "Independent, about normal samples.",
        "Fewer than two values, infinite ones and samples without spread are refused; missing ones"
            + " are dropped and noted, pairs whole.",
        "Schuirmann 1987, doi:10.1007/BF01068419",
        (in, out) -> equivalence(in, out, paired));
  }

  private static void equivalence(Arguments in, Answer out, boolean paired) {
    double alpha = in.number("alpha", 0.05);
    Equivalence.Region region =
        in.has("rope")
            ? Equivalence.Region.within(in.number("rope"))
            : new Equivalence.Region(in.number("low"), in.number("high"));
    double[][] sides =
        paired
            ? Fragments.pairsOrDifferences(in, out, "x")
            : new double[][] {Fragments.sample(in, "x", out), Fragments.sample(in, "y", out)};
    double[] x = sides[0];
    double[] y = sides[1];
    Equivalence.Result result = test(x, y, region, alpha, paired);
    out.put("mean_difference", result::difference);
    out.put("standard_error", result::standardError);
    out.put("df", result::df);
    out.put("t_lower", result::tLower);
    out.put("p_lower", result::pLower);
    out.put("t_upper", result::tUpper);
    out.put("p_upper", result::pUpper);
    out.put("p_tost", result::p);
    out.put("ci", () -> result.interval().toArray());
    out.put("ci90", () -> test(x, y, region, 0.05, paired).interval().toArray());
    out.put("equivalent", () -> result.p().value() <= alpha);
    out.put("equivalent_at_0.05", () -> result.p().value() <= 0.05);
  }

  private static Equivalence.Result test(
      double[] x, double[] y, Equivalence.Region region, double alpha, boolean paired) {
    return paired
        ? Equivalence.paired(x, y, region, alpha)
        : Equivalence.unpaired(x, y, region, alpha);
  }
}
