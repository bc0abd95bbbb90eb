package org.graft.stats.distribution;

import java.util.List;
import java.util.Locale;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;

/** The distributions of the catalogue. */
public final class DistributionMethods {
  private DistributionMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return List.of(tails(), rate());
  }

  private static Method tails() {
    return new Method(
        "distribution",
        "Both tails of a distribution at x, with logarithms that survive underflow, and a"
            + " quantile.",
        List.of(
            Input.text("law", "\"normal\"", "normal, t, f, chi2, noncentral-t or noncentral-f"),
            Input.number("at", "0", "where the tails are taken"),
            Input.number("df", "1", "degrees of freedom of t, chi2 and noncentral-t"),
            Input.number("df1", "1", "numerator degrees of freedom of f"),
            Input.number("df2", "1", "denominator degrees of freedom of f"),
            Input.number("noncentrality", "0", "of noncentral-t and noncentral-f"),
            Input.number("probability", "0.975", "of the quantile, in [0, 1]")),
        Method.outputs(
            "cdf", "P(X <= x)",
            "survival", "P(X > x)",
            "two_sided", "twice the smaller tail",
            "quantile", "the point with `probability` below it"),
        "None.",
        "parameters outside their range are refused; p below the smallest double has its"
            + " logarithm; an infinite quantile is refused.",
        "Didonato and Morris 1992, DOI 10.1145/131766.131776",
        (in, out) -> {
          Distribution law = law(in);
          double at = in.number("at", 0);
          out.put("cdf", () -> law.lower(at));
          out.put("survival", () -> law.upper(at));
          out.put("two_sided", () -> law.twoSided(at));
          out.put("quantile", () -> finite(law.quantile(in.number("probability", 0.975))));
        });
  }

  private static double finite(double quantile) {
    if (Double.isInfinite(quantile)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "the quantile is infinite");
    }
    return quantile;
  }

  private static Distribution law(Arguments in) {
    double df = in.number("df", 1);
    double df1 = in.number("df1", 1);
    double df2 = in.number("df2", 1);
    double noncentrality = in.number("noncentrality", 0);
    String name = in.text("law", "normal").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "normal" -> Normal.STANDARD;
      case "t" -> new StudentT(df);
      case "f" -> new FisherF(df1, df2);
      case "chi2" -> new ChiSquared(df);
      case "noncentral-t" -> new NoncentralT(df, noncentrality);
      case "noncentral-f" -> new NoncentralF(df1, df2, noncentrality);
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT,
              "no law '" + name + "'; there are: normal, t, f, chi2, noncentral-t, noncentral-f");
    };
  }

  private static Method rate() {
    return new Method(
        "binomial",
        "Exact test and Clopper-Pearson interval of a rate.",
        List.of(
            new Input("successes", "integer", "", "successes, from 0 to trials"),
            new Input("trials", "integer", "", "trials, at least 1"),
            Input.number("rate", "0.5", "rate under the null, in [0, 1]"),
            Input.number("confidence", "0.95", "confidence of the interval")),
        Method.outputs(
            "estimate", "successes over trials",
            "p_less", "P(X <= successes)",
            "p_greater", "P(X >= successes)",
            "p_doubled", "twice the smaller tail, at most 1",
            "p_two_sided", "outcomes no likelier than the observed one, as R and SciPy",
            "ci", "Clopper-Pearson interval"),
        "Independent trials.",
        "no trial and counts that do not fit are refused.",
        "Clopper and Pearson 1934, DOI 10.1093/biomet/26.4.404",
        (in, out) -> {
          int successes = in.integer("successes", -1);
          int trials = in.integer("trials", -1);
          double[] ci = Binomial.clopperPearson(successes, trials, in.number("confidence", 0.95));
          Binomial law = new Binomial(trials, in.number("rate", 0.5));
          out.put("estimate", () -> (double) successes / trials);
          out.put("p_less", () -> law.atMost(successes));
          out.put("p_greater", () -> law.atLeast(successes));
          out.put(
              "p_doubled",
              () -> {
                var less = law.atMost(successes);
                var greater = law.atLeast(successes);
                return (less.compareTo(greater) < 0 ? less : greater).times(2);
              });
          out.put("p_two_sided", () -> law.noLikelierThan(successes));
          out.put("ci", () -> ci);
        });
  }
}
