package org.graft.stats.location;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;
import org.graft.stats.effect.RankBiserial;

/** Wilcoxon signed-rank and sign tests. */
final class SignedRankMethods {
  private SignedRankMethods() {}

  static List<Method> all() {
    return List.of(wilcoxon(), sign());
  }

  private static Method wilcoxon() {
    return new Method(
        "wilcoxon",
        "Wilcoxon signed-rank test, exact given ties and zeros, and by normal approximation, under"
            + " every policy for zeros; Hodges-Lehmann estimate.",
        Stream.concat(
                Pairing.INPUTS.stream(),
                Stream.of(
                    Input.text(
                        "zeros",
                        "\"wilcoxon\"",
                        "policy of the unnested outputs: wilcoxon, pratt or zsplit")))
            .toList(),
        Method.outputs(
            "n", "complete pairs",
            "n_used", "non-zero differences",
            "n_zero", "zero differences",
            "differences", "x - y, round-off zeros set to 0",
            "ranks", "mid-ranks of the non-zero differences",
            "W_plus", "rank sum of positive differences",
            "W_minus", "rank sum of negative differences",
            "p_two_sided_exact", "exact two-sided p; refused beyond 1000 differences",
            "p_greater_exact", "exact p against positive differences",
            "p_less_exact", "exact p against negative differences",
            "z_nocc", "standard score without continuity correction, variance tie-corrected",
            "z_cc", "with continuity correction",
            "p_asymptotic_nocc", "its two-sided p",
            "p_asymptotic_cc", "its two-sided p",
            "p_greater_asymptotic_cc", "one-sided p against positive differences",
            "p_less_asymptotic_cc", "one-sided p against negative differences",
            "hodges_lehmann", "median of Walsh averages, zeros included",
            "hl_ci95_exact", "its 95 % interval; refused when n cannot reach 95 %",
            "matched_rank_biserial", "(W_plus - W_minus) / (W_plus + W_minus), zeros dropped",
            "matched_rank_biserial_ci95", "its interval by Fisher's z",
            "exact_conditional_wilcox", "W_plus, W_minus, n_used, exact p; zeros dropped",
            "asymptotic_wilcox_nocc", "R_plus, R_minus, z and p with and without tie correction",
            "asymptotic_wilcox_cc", "the same with continuity correction",
            "exact_conditional_pratt", "exact, zeros ranked and their ranks dropped",
            "asymptotic_pratt_nocc", "asymptotic, zeros ranked and their ranks dropped",
            "asymptotic_pratt_cc", "the same with continuity correction",
            "exact_conditional_zsplit", "exact, zeros' ranks split evenly",
            "asymptotic_zsplit_nocc", "asymptotic, zeros' ranks split evenly",
            "asymptotic_zsplit_cc", "the same with continuity correction",
            "exact_without_rounding", "exact, where round-off breaks ties as in R and SciPy",
            "asymptotic_without_rounding_nocc", "asymptotic, where round-off breaks ties",
            "asymptotic_without_rounding_cc", "the same with continuity correction"),
        "Independent pairs; differences symmetric about 0 under the null.",
        "n < 2 and all-zero differences are refused; ties share mid-ranks, round-off does not break"
            + " them; infinities are the largest differences, two equal ones differ by 0; a pair"
            + " with a missing side is dropped whole and noted.",
        "Wilcoxon 1945, DOI 10.2307/3001968; Pratt 1959, DOI 10.1080/01621459.1959.10501526",
        SignedRankMethods::runWilcoxon);
  }

  private static void runWilcoxon(Arguments in, Answer out) {
    Differences d = Pairing.of(in, out).differences();
    ZeroPolicy policy = ZeroPolicy.named(in.text("zeros", "wilcoxon"));
    Once<SignedRank> test = Once.of(() -> SignedRank.of(d, policy));
    out.put("n", d::n);
    out.put("n_used", () -> d.nonzero().length);
    out.put("n_zero", () -> d.n() - d.nonzero().length);
    out.put("differences", d::values);
    out.put("ranks", () -> test.get().ranks());
    out.put("W_plus", () -> test.get().wPlus());
    out.put("W_minus", () -> test.get().wMinus());
    Once<ExactP> exact = Once.of(() -> test.get().exact());
    out.put("p_two_sided_exact", () -> exact.get().doubled());
    out.put("p_greater_exact", () -> exact.get().greater());
    out.put("p_less_exact", () -> exact.get().less());
    Once<RankScore> score = Once.of(() -> test.get().score());
    out.put("z_nocc", () -> score.get().z());
    out.put("z_cc", () -> score.get().zCorrected());
    out.put("p_asymptotic_nocc", () -> score.get().p());
    out.put("p_asymptotic_cc", () -> score.get().pCorrected());
    out.put("p_greater_asymptotic_cc", () -> score.get().greaterCorrected());
    out.put("p_less_asymptotic_cc", () -> score.get().lessCorrected());
    out.put("hodges_lehmann", () -> HodgesLehmann.center(d.values()));
    out.put("hl_ci95_exact", () -> HodgesLehmann.centerInterval(d.values(), 0.95));
    out.put("matched_rank_biserial", () -> RankBiserial.of(d).value());
    out.put("matched_rank_biserial_ci95", () -> RankBiserial.of(d).interval(0.95));
    putPolicies(out, d, policy, test, exact);
    Once<SignedRank> raw =
        Once.of(() -> SignedRank.of(Pairing.withoutRounding(in).differences(), policy));
    out.put("exact_without_rounding", () -> exact(raw.get(), raw.get().exact()));
    out.put("asymptotic_without_rounding_nocc", () -> asymptotic(raw.get(), false));
    out.put("asymptotic_without_rounding_cc", () -> asymptotic(raw.get(), true));
  }

  private static void putPolicies(
      Answer out, Differences d, ZeroPolicy policy, Once<SignedRank> test, Once<ExactP> exact) {
    for (ZeroPolicy each : ZeroPolicy.values()) {
      String name = each == ZeroPolicy.WILCOXON ? "wilcox" : each.label();
      boolean same = each == policy || d.nonzero().length == d.n();
      Once<SignedRank> ranks = same ? test : Once.of(() -> SignedRank.of(d, each));
      Once<ExactP> p = same ? exact : Once.of(() -> ranks.get().exact());
      out.put("exact_conditional_" + name, () -> exact(ranks.get(), p.get()));
      out.put("asymptotic_" + name + "_nocc", () -> asymptotic(ranks.get(), false));
      out.put("asymptotic_" + name + "_cc", () -> asymptotic(ranks.get(), true));
    }
  }

  private static Map<String, Object> exact(SignedRank ranks, ExactP p) {
    return Fragments.map(
        "W_plus", ranks.wPlus(),
        "W_minus", ranks.wMinus(),
        "n_used", ranks.used(),
        "p_greater", p.greater(),
        "p_less", p.less(),
        "p_two_sided", p.doubled());
  }

  private static Map<String, Object> asymptotic(SignedRank ranks, boolean corrected) {
    RankScore ties = ranks.score();
    RankScore plain = ranks.scoreWithoutTies();
    return Fragments.map(
        "R_plus", ranks.wPlus(),
        "R_minus", ranks.wMinus(),
        "z_tie_corrected", corrected ? ties.zCorrected() : ties.z(),
        "p_two_sided", corrected ? ties.pCorrected() : ties.p(),
        "z_no_tie_correction", corrected ? plain.zCorrected() : plain.z(),
        "p_two_sided_no_tie_correction", corrected ? plain.pCorrected() : plain.p());
  }

  private static Method sign() {
    return new Method(
        "sign-test",
        "Sign test of paired differences.",
        Pairing.INPUTS,
        Method.outputs(
            "p", "exact two-sided p",
            "p_greater", "p against more positive differences",
            "p_less", "p against more negative differences",
            "n_positive", "positive differences",
            "n_negative", "negative differences",
            "n_zero", "zeros, which do not count",
            "positive_rate", "share of positive among non-zero differences",
            "positive_rate_ci95", "its Clopper-Pearson interval"),
        "Independent pairs.",
        "n < 2 and all-zero differences are refused; infinities count by sign; a pair with a"
            + " missing side is dropped whole and noted.",
        "Conover 1999, Practical Nonparametric Statistics, section 3.4",
        (in, out) -> {
          Differences d = Pairing.of(in, out).differences();
          Once<SignTest> test = Once.of(() -> SignTest.test(d));
          out.put("p", () -> test.get().p());
          out.put("p_greater", () -> test.get().greater());
          out.put("p_less", () -> test.get().less());
          out.put("n_positive", () -> test.get().positive());
          out.put("n_negative", () -> test.get().negative());
          out.put("n_zero", () -> d.n() - d.nonzero().length);
          out.put(
              "positive_rate",
              () -> {
                SignTest t = test.get();
                return (double) t.positive() / (t.positive() + t.negative());
              });
          out.put("positive_rate_ci95", () -> test.get().interval(0.95));
        });
  }
}
