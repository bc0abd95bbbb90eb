package org.graft.stats.spread;

import java.util.List;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.distribution.Binomial;

/** Catalogue entries about single runs: the worst of them, and those that failed. */
final class RunMethods {
  private static final Input THRESHOLD =
      new Input("threshold", "number", "", "a score on its bad side has failed");
  private static final Input MISSING =
      new Input("missing", "text", "\"failed\"", "missing scores: failed or dropped");

  private RunMethods() {}

  static List<Method> all() {
    return List.of(worst(), rate(), comparison());
  }

  private static Method worst() {
    return new Method(
        "worst-runs",
        "Mean of the worst fraction and of the worst k runs.",
        List.of(
            Statistics.X,
            new Input("fraction", "number", "0.1", "the worst ceil(fraction n) runs"),
            new Input("k", "integer", "1", "the worst k runs"),
            Statistics.HIGHER),
        List.of(
            new Output("fraction_mean", "mean of the worst fraction"),
            new Output("fraction_count", "how many runs that were"),
            new Output("k_mean", "mean of the worst k")),
        "None.",
        "One run and constants are answered; missing values refused; an infinity among the worst"
            + " is refused.",
        "Acerbi & Tasche 2002, doi:10.1016/S0378-4266(02)00283-2",
        (in, out) -> {
          double[] x = in.vector("x");
          Better better = Better.higher(in.flag("higher_is_better", true));
          double fraction = in.number("fraction", 0.1);
          int k = in.integer("k", 1);
          out.put(
              "fraction_mean",
              () -> WorstRuns.mean(x, WorstRuns.count(x.length, fraction), better));
          out.put("fraction_count", () -> WorstRuns.count(x.length, fraction));
          out.put("k_mean", () -> WorstRuns.mean(x, k, better));
        });
  }

  private static Method rate() {
    return new Method(
        "failure-rate",
        "Rate of failed runs with its exact and score intervals.",
        List.of(Statistics.X, THRESHOLD, Statistics.HIGHER, MISSING, Statistics.CONFIDENCE),
        List.of(
            new Output("failures", "runs on the bad side of the threshold"),
            new Output("n", "runs that count"),
            new Output("rate", "failures / n"),
            new Output("clopper_pearson", "exact interval"),
            new Output("wilson", "score interval")),
        "Independent runs.",
        "No run is refused; all or no failures are answered; an infinity on the bad side has"
            + " failed; a score equal to the threshold up to round-off has not.",
        "Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404; Wilson 1927,"
            + " doi:10.1080/01621459.1927.10502953",
        (in, out) -> {
          BinomialRate rate = rate(in, "x");
          double level = in.number("confidence", 0.95);
          out.put("failures", rate::events);
          out.put("n", rate::trials);
          out.put("rate", rate::rate);
          out.put("clopper_pearson", () -> rate.clopperPearson(level).toArray());
          out.put("wilson", () -> rate.wilson(level).toArray());
        });
  }

  private static BinomialRate rate(Arguments in, String sample) {
    return Failures.rate(
        in.vector(sample),
        in.number("threshold"),
        Better.higher(in.flag("higher_is_better", true)),
        missing(in));
  }

  static Failures.Missing missing(Arguments in) {
    return switch (in.text("missing", "failed")) {
      case "failed" -> Failures.Missing.FAILED;
      case "dropped" -> Failures.Missing.DROPPED;
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT,
              "'missing' must be failed or dropped, found " + in.text("missing", ""));
    };
  }

  private static Method comparison() {
    return new Method(
        "failure-comparison",
        "Failure rates of two strategies: exact tests and intervals, unpaired and paired.",
        List.of(
            Statistics.X,
            Statistics.Y,
            THRESHOLD,
            Statistics.HIGHER,
            MISSING,
            Statistics.CONFIDENCE),
        List.of(
            new Output("failures", "failed runs of x and of y"),
            new Output("rates", "their rates"),
            new Output("difference", "rate of x - rate of y"),
            new Output("fisher_p", "unpaired: Fisher's exact p"),
            new Output("boschloo_p", "unpaired: Boschloo's exact unconditional p"),
            new Output("boschloo_p_doubled", "the same from one-sided p-values, as in SciPy"),
            new Output("exact_ci", "unpaired: exact unconditional interval of the difference"),
            new Output("newcombe_ci", "unpaired: Newcombe's approximate interval"),
            new Output("discordant", "pairs where only x failed, only y failed"),
            new Output("mcnemar_exact_p", "paired: exact McNemar p"),
            new Output("mcnemar_mid_p", "paired: mid-p, slightly liberal"),
            new Output("paired_share_ci", "paired: exact interval of the share where x failed")),
        "Independent runs (unpaired values) or independent pairs (paired values).",
        "No failures at all: p = 1, intervals stay honest. Unequal lengths: paired values are"
            + " refused.",
        "Boschloo 1970, doi:10.1111/j.1467-9574.1970.tb00104.x; Santner & Snell 1980,"
            + " doi:10.1080/01621459.1980.10477482; Newcombe 1998; McNemar 1947,"
            + " doi:10.1007/BF02295996",
        RunMethods::comparison);
  }

  private static void comparison(Arguments in, Answer out) {
    FailureComparison comparison = new FailureComparison(rate(in, "x"), rate(in, "y"));
    double level = in.number("confidence", 0.95);
    out.put("failures", () -> new int[] {comparison.x().events(), comparison.y().events()});
    out.put("rates", () -> new double[] {comparison.x().rate(), comparison.y().rate()});
    out.put("difference", comparison::difference);
    out.put("fisher_p", comparison::fisher);
    out.put("boschloo_p", comparison::boschloo);
    out.put("boschloo_p_doubled", comparison::boschlooDoubled);
    out.put("exact_ci", () -> comparison.exactInterval(level).toArray());
    out.put("newcombe_ci", () -> comparison.newcombe(level).toArray());
    int[] only = discordant(in);
    out.put("discordant", () -> paired(only));
    out.put("mcnemar_exact_p", () -> mcnemar(paired(only), 0));
    out.put("mcnemar_mid_p", () -> mcnemar(paired(only), 1));
    out.put(
        "paired_share_ci",
        () -> new BinomialRate(paired(only)[0], only[0] + only[1]).clopperPearson(level).toArray());
  }

  /** Pairs where only x, only y failed; empty when the lengths differ. */
  private static int[] discordant(Arguments in) {
    double[] x = in.vector("x");
    double[] y = in.vector("y");
    if (x.length != y.length) {
      return new int[0];
    }
    int[] only = new int[2];
    double threshold = in.number("threshold");
    Better better = Better.higher(in.flag("higher_is_better", true));
    for (int i = 0; i < x.length; i++) {
      boolean counts =
          missing(in) == Failures.Missing.FAILED || !(Double.isNaN(x[i]) || Double.isNaN(y[i]));
      boolean a = Failures.failed(x[i], threshold, better);
      boolean b = Failures.failed(y[i], threshold, better);
      only[0] += counts && a && !b ? 1 : 0;
      only[1] += counts && b && !a ? 1 : 0;
    }
    return only;
  }

  private static int[] paired(int[] only) {
    if (only.length == 0) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "x and y differ in length: not pairs");
    }
    return only;
  }

  /** McNemar's two-sided exact p, less {@code mid} times the probability of the observed split. */
  private static PValue mcnemar(int[] only, int mid) {
    int n = only[0] + only[1];
    if (n == 0) {
      return PValue.of(1);
    }
    Binomial split = new Binomial(n, 0.5);
    int fewer = Math.min(only[0], only[1]);
    double twice = 2 * split.cdf(fewer);
    double point = Math.exp(split.logProbability(fewer));
    return PValue.of(Math.min(1, mid == 0 ? twice : twice - point));
  }
}
