package org.graft.stats.design;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** Catalogue entries of power, sample size and smallest reachable p. */
final class PowerMethods {
  private static final Input ALPHA = new Input("alpha", "number", "0.05", "level");
  private static final Input POWER = new Input("power", "number", "0.8", "power to reach");
  private static final String EDGES =
      "Sizes below 2, alpha or power outside (0, 1) and unreachable targets are refused by name.";
  private static final String COHEN = "Cohen 1988, doi:10.4324/9780203771587";

  private PowerMethods() {}

  static List<Method> all() {
    return List.of(studentT(), anova(), noether(), signFlip(), smallestP());
  }

  private static Method studentT() {
    return new Method(
        "power-t",
        "Power, sample size and smallest detectable effect of the t tests.",
        List.of(
            new Input("design", "text", "\"two-sample\"", "one-sample, paired or two-sample"),
            new Input(
                "alternative",
                "text",
                "\"two-sided\"",
                "two-sided (as R: the tail of delta), strict (both tails, as pwr) or one-sided"),
            new Input("n", "number", "none", "observations, pairs, or size per group"),
            new Input("n2", "number", "n", "size of the second group, for the power"),
            new Input("delta", "number", "none", "difference to find"),
            new Input("sd", "number", "1", "sd of an observation, of a difference, in a group"),
            POWER,
            ALPHA),
        List.of(
            new Output("power", "with n and delta given"),
            new Output("n", "fractional size for delta at the power"),
            new Output("detectable_delta", "smallest delta that n finds at the power")),
        "Normal observations, or differences.",
        EDGES,
        COHEN,
        PowerMethods::studentT);
  }

  private static void studentT(Arguments in, Answer out) {
    TTestPower test = new TTestPower(design(in), rejection(in), in.number("alpha", 0.05));
    double sd = in.number("sd", 1);
    if (!(sd > 0)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "sd must be positive, found " + sd);
    }
    double power = in.number("power", 0.8);
    if (!in.has("n") && !in.has("delta")) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give n, delta or both");
    }
    if (in.has("n") && in.has("delta")) {
      double effect = in.number("delta") / sd;
      out.put(
          "power",
          () ->
              in.has("n2")
                  ? test.unequalPower(in.number("n"), in.number("n2"), effect)
                  : test.power(in.number("n"), effect));
    }
    if (in.has("delta")) {
      out.put("n", () -> test.sampleSize(in.number("delta") / sd, power));
    }
    if (in.has("n")) {
      out.put("detectable_delta", () -> test.detectableEffect(in.number("n"), power) * sd);
    }
  }

  private static TTestPower.Design design(Arguments in) {
    String design = in.text("design", "two-sample");
    return switch (design) {
      case "one-sample", "paired" -> TTestPower.Design.ONE_SAMPLE;
      case "two-sample" -> TTestPower.Design.TWO_SAMPLE;
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT,
              "'design' must be one-sample, paired or two-sample, found " + design);
    };
  }

  private static TTestPower.Rejection rejection(Arguments in) {
    String alternative = in.text("alternative", "two-sided").replace('.', '-');
    return switch (alternative) {
      case "two-sided" -> TTestPower.Rejection.TWO_SIDED;
      case "strict" -> TTestPower.Rejection.TWO_SIDED_STRICT;
      case "one-sided" -> TTestPower.Rejection.ONE_SIDED;
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT,
              "'alternative' must be two-sided, strict or one-sided, found " + alternative);
    };
  }

  private static Method anova() {
    return new Method(
        "power-anova",
        "Power and sample size of the one-way analysis of variance.",
        List.of(
            new Input("k", "integer", "2", "groups"),
            new Input("n", "number", "none", "size per group"),
            new Input("f", "number", "", "Cohen's f: sd of group means over sd within"),
            POWER,
            ALPHA),
        List.of(
            new Output("anova_power", "with n given"),
            new Output("n", "fractional group size that reaches the power")),
        "Independent normal groups of equal size and spread.",
        EDGES,
        COHEN,
        (in, out) -> {
          int k = in.integer("k", 2);
          double f = in.number("f");
          double alpha = in.number("alpha", 0.05);
          if (in.has("n")) {
            out.put("anova_power", () -> AnovaPower.power(k, in.number("n"), f, alpha));
          }
          out.put("n", () -> AnovaPower.sampleSize(k, f, alpha, in.number("power", 0.8)));
        });
  }

  private static Method noether() {
    return new Method(
        "noether",
        "Sample sizes of the rank tests by Noether's approximation.",
        List.of(
            new Input("gamma", "number", "", "P(X > Y) to find"),
            new Input("alpha", "number", "0.05", "ONE-SIDED level"),
            new Input("beta", "number", "0.05", "1 - power"),
            new Input("share", "number", "0.5", "share of the first sample")),
        List.of(
            new Output("noether_n", "runs per strategy, Mann-Whitney (Bouthillier et al. 2021)"),
            new Output("mann_whitney_total", "both samples together, at the given share"),
            new Output("sign", "pairs of the sign test, gamma = P(d > 0)"),
            new Output("signed_rank", "pairs of the signed-rank test, gamma = P(d + d' > 0)")),
        "Large samples; small effects.",
        EDGES,
        "Noether 1987, doi:10.1080/01621459.1987.10478478",
        (in, out) -> {
          double gamma = in.number("gamma");
          double alpha = in.number("alpha", 0.05);
          double beta = in.number("beta", 0.05);
          double share = in.number("share", 0.5);
          out.put("noether_n", () -> Noether.perGroup(gamma, alpha, beta));
          out.put("mann_whitney_total", () -> Noether.mannWhitneyTotal(gamma, share, alpha, beta));
          out.put("sign", () -> Noether.sign(gamma, alpha, beta));
          out.put("signed_rank", () -> Noether.signedRank(gamma, alpha, beta));
        });
  }

  private static Method signFlip() {
    return new Method(
        "power-sign-flip",
        "Power of the paired sign-flip test: approximate and simulated, labelled.",
        List.of(
            new Input("n", "integer", "10", "pairs"),
            new Input("effect", "number", "", "mean difference over sd of the differences"),
            ALPHA,
            POWER,
            new Input("simulations", "integer", "2000", "simulated experiments"),
            new Input("seed", "integer", "1", "seed of the random numbers")),
        List.of(
            new Output("power_simulated", "share of simulated rejections"),
            new Output("standard_error", "its Monte Carlo standard error"),
            new Output("clopper_pearson", "its exact 95 % interval"),
            new Output("power_t", "approximation: the t test's power"),
            new Output("power_normal", "approximation: normal, optimistic for small n"),
            new Output("detectable_effect", "smallest effect at the power, by the t test"),
            new Output("smallest_p", "smallest p that n pairs can reach")),
        "Normal differences.",
        EDGES + " Where smallest_p exceeds alpha the simulated power is 0.",
        "Hoeffding 1952, doi:10.1214/aoms/1177729436",
        PowerMethods::signFlip);
  }

  private static void signFlip(Arguments in, Answer out) {
    int n = in.integer("n", 10);
    double effect = in.number("effect");
    double alpha = in.number("alpha", 0.05);
    SignFlipPower.Simulated simulated =
        SignFlipPower.simulate(
            n, effect, alpha, in.integer("simulations", 2000), in.integer("seed", 1));
    out.put("power_simulated", () -> simulated.rejections().rate());
    out.put("standard_error", simulated::standardError);
    out.put("clopper_pearson", () -> simulated.rejections().clopperPearson(0.95).toArray());
    out.put("power_t", () -> SignFlipPower.studentT(n, effect, alpha));
    out.put("power_normal", () -> SignFlipPower.normal(n, effect, alpha));
    out.put(
        "detectable_effect",
        () ->
            new TTestPower(TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, alpha)
                .detectableEffect(n, in.number("power", 0.8)));
    out.put("smallest_p", () -> SmallestP.paired(n));
    if (SmallestP.paired(n).value() > alpha) {
      out.note("cannot reach significance by design: the smallest p is above alpha");
    }
  }

  private static Method smallestP() {
    return new Method(
        "smallest-p",
        "The smallest two-sided p that exact tests can reach at given sizes.",
        List.of(
            new Input("n", "vector", "", "pairs, or size of the first sample; also a number"),
            new Input("m", "vector", "n", "size of the second sample"),
            ALPHA),
        List.of(
            new Output("sign_flip_two_sided_min", "sign-flip and paired swap test"),
            new Output("signed_rank_two_sided_min", "Wilcoxon signed-rank test"),
            new Output("sign_test_two_sided_min", "sign test"),
            new Output("mann_whitney_n_n_two_sided_min", "Mann-Whitney and label permutation"),
            new Output("can_reach_alpha_paired", "whether the paired floor is at most alpha"),
            new Output("pairs_needed", "fewest pairs that can reach alpha")),
        "No ties and no zeros; with them the floor is higher.",
        "Sizes below 1 are refused.",
        "Phipson & Smyth 2010, doi:10.2202/1544-6115.1585",
        PowerMethods::smallestP);
  }

  private static void smallestP(Arguments in, Answer out) {
    int[] n = in.wholes("n");
    int[] m = in.has("m") ? in.wholes("m") : n;
    if (m.length != n.length && m.length != 1) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "'m' needs one size, or as many as 'n': " + n.length + ", found " + m.length);
    }
    double alpha = in.number("alpha", 0.05);
    for (String test : List.of("sign_flip", "signed_rank", "sign_test")) {
      out.put(test + "_two_sided_min", () -> Arrays.stream(n).mapToObj(SmallestP::paired).toList());
    }
    out.put(
        "mann_whitney_n_n_two_sided_min",
        () ->
            IntStream.range(0, n.length)
                .mapToObj(i -> SmallestP.unpaired(n[i], m[Math.min(i, m.length - 1)]))
                .toList());
    out.put(
        "can_reach_alpha_paired",
        () -> Arrays.stream(n).mapToObj(k -> SmallestP.paired(k).value() <= alpha).toList());
    out.put("pairs_needed", () -> SmallestP.pairsNeeded(alpha));
  }
}
