package org.graft.stats.location;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;
import org.graft.stats.effect.Dominance;

/** Mann-Whitney, Brunner-Munzel and Hodges-Lehmann for independent samples. */
final class UnpairedRankMethods {
  private static final List<Input> SAMPLES =
      List.of(Input.vector("x", "first sample"), Input.vector("y", "second sample"));
  private static final String EDGES =
      "a sample with n < 2 is refused; ties share mid-ranks, round-off does not break them;"
          + " infinities are ranked; missing values are dropped and noted; ";

  private UnpairedRankMethods() {}

  static List<Method> all() {
    return List.of(mannWhitney(), brunnerMunzel());
  }

  private static Method mannWhitney() {
    return new Method(
        "mann-whitney",
        "Mann-Whitney (Wilcoxon rank-sum) test, exact given ties and by normal approximation, with"
            + " Cliff's delta, A12 and the Hodges-Lehmann shift.",
        SAMPLES,
        Method.outputs(
            "U_x", "pairs with x larger, ties half",
            "U_y", "pairs with y larger, ties half",
            "W", "U_x, as R calls it",
            "p_exact", "exact two-sided p (twice the smaller tail); refused when too costly",
            "p_greater_exact", "exact p against x larger",
            "p_less_exact", "exact p against x smaller",
            "p_asymptotic_cc", "two-sided, tie-corrected, with continuity correction",
            "p_asymptotic_nocc", "two-sided, tie-corrected, without",
            "p_greater_asymptotic_cc", "one-sided p against x larger",
            "p_less_asymptotic_cc", "one-sided p against x smaller",
            "exact_conditional", "U_x, U_y and exact p, two-sided by doubling and by deviation",
            "asymptotic_tie_corrected_nocc", "z and p_two_sided",
            "asymptotic_tie_corrected_cc", "z and p_two_sided",
            "asymptotic_no_tie_correction_nocc", "z and p_two_sided, as older texts",
            "asymptotic_no_tie_correction_cc", "z and p_two_sided, as older texts",
            "cliffs_delta", "P(x > y) - P(x < y)",
            "A12", "P(x > y) + P(x = y) / 2",
            "prob_superiority_ties_half", "the same",
            "ties_pairs", "pairs (x, y) that are tied",
            "hodges_lehmann_shift", "median of x - y over all pairs",
            "ci95_exact", "its 95 % interval (no-ties distribution)"),
        "Independent samples; under the null both have one distribution.",
        EDGES + "samples tied throughout give an exact p of 1 and no normal approximation.",
        "Mann and Whitney 1947, DOI 10.1214/aoms/1177730491",
        UnpairedRankMethods::runMannWhitney);
  }

  private static void runMannWhitney(Arguments in, Answer out) {
    double[] x = Fragments.sample(in, "x", out);
    double[] y = Fragments.sample(in, "y", out);
    Once<MannWhitney> test = Once.of(() -> MannWhitney.of(x, y));
    Once<ExactP> exact = Once.of(() -> test.get().exact());
    Once<RankScore> score = Once.of(() -> test.get().score());
    Once<RankScore> plain = Once.of(() -> test.get().scoreWithoutTies());
    out.put("U_x", () -> test.get().uX());
    out.put("U_y", () -> test.get().uY());
    out.put("W", () -> test.get().uX());
    out.put("p_exact", () -> exact.get().doubled());
    out.put("p_greater_exact", () -> exact.get().greater());
    out.put("p_less_exact", () -> exact.get().less());
    out.put("p_asymptotic_cc", () -> score.get().pCorrected());
    out.put("p_asymptotic_nocc", () -> score.get().p());
    out.put("p_greater_asymptotic_cc", () -> score.get().greaterCorrected());
    out.put("p_less_asymptotic_cc", () -> score.get().lessCorrected());
    out.put("exact_conditional", () -> exact(test.get(), exact.get()));
    out.put("asymptotic_tie_corrected_nocc", () -> uncorrected(score));
    out.put("asymptotic_tie_corrected_cc", () -> corrected(score));
    out.put("asymptotic_no_tie_correction_nocc", () -> uncorrected(plain));
    out.put("asymptotic_no_tie_correction_cc", () -> corrected(plain));
    out.put("cliffs_delta", () -> Dominance.of(x, y).delta());
    out.put("A12", () -> Dominance.of(x, y).a12());
    out.put("prob_superiority_ties_half", () -> Dominance.of(x, y).a12());
    out.put("ties_pairs", () -> Dominance.of(x, y).ties());
    out.put("hodges_lehmann_shift", () -> HodgesLehmann.shift(x, y));
    out.put("ci95_exact", () -> HodgesLehmann.shiftInterval(x, y, 0.95));
  }

  private static Map<String, Object> exact(MannWhitney test, ExactP p) {
    return Fragments.map(
        "U_x", test.uX(),
        "U_y", test.uY(),
        "p_greater", p.greater(),
        "p_less", p.less(),
        "p_two_sided_doubled", p.doubled(),
        "p_two_sided_abs_deviation", p.asExtreme());
  }

  private static Map<String, Object> uncorrected(Supplier<RankScore> score) {
    return Fragments.map("z", score.get().z(), "p_two_sided", score.get().p());
  }

  private static Map<String, Object> corrected(Supplier<RankScore> score) {
    return Fragments.map("z", score.get().zCorrected(), "p_two_sided", score.get().pCorrected());
  }

  private static Method brunnerMunzel() {
    return new Method(
        "brunner-munzel",
        "Brunner-Munzel test that P(x < y) + P(x = y) / 2 is one half, for unequal spreads.",
        SAMPLES,
        Method.outputs(
            "W", "statistic, positive when y tends to be larger",
            "df", "Satterthwaite degrees of freedom",
            "p", "two-sided p by the t approximation",
            "p_greater", "one-sided p against larger x",
            "p_less", "one-sided p against smaller x",
            "p_normal", "two-sided p by the normal approximation, for large samples",
            "p_permutation", "exact two-sided p of |W| over all splits; refused when too costly",
            "p_hat_x_less_y_plus_half_ties", "estimate of P(x < y) + P(x = y) / 2",
            "p_hat_ci95", "its 95 % interval"),
        "Independent samples.",
        EDGES
            + "samples that do not overlap have a permutation p only; those tied throughout are"
            + " refused.",
        "Brunner and Munzel 2000; Neubert and Brunner 2007, DOI 10.1016/j.csda.2006.05.024",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] y = Fragments.sample(in, "y", out);
          Once<BrunnerMunzel> test = Once.of(() -> BrunnerMunzel.test(x, y));
          out.put("W", () -> test.get().statistic());
          out.put("df", () -> test.get().df());
          out.put("p", () -> test.get().p());
          out.put("p_greater", () -> test.get().greater());
          out.put("p_less", () -> test.get().less());
          out.put("p_normal", () -> test.get().pNormal());
          out.put("p_permutation", () -> StudentizedPermutation.test(x, y));
          out.put("p_hat_x_less_y_plus_half_ties", () -> Dominance.of(y, x).a12());
          out.put("p_hat_ci95", () -> test.get().interval(0.95));
        });
  }
}
