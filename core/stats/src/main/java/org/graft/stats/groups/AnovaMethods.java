package org.graft.stats.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.catalogue.Once;

/** Analyses of variance, and Kruskal and Wallis's on ranks. */
final class AnovaMethods {
  private AnovaMethods() {}

  static List<Method> all() {
    return List.of(oneWay(), kruskalWallis(), repeatedMeasures());
  }

  private static Method oneWay() {
    return new Method(
        "one-way-anova",
        "Fisher's and Welch's one-way analysis of variance with Tukey-Kramer comparisons.",
        List.of(
            GroupMethods.GROUPS,
            GroupMethods.X,
            GroupMethods.Y,
            new Input("confidence", "number", "0.95", "simultaneous coverage, in (0, 1)")),
        List.of(
            new Output("means", "group means"),
            new Output("F", "Fisher's F"),
            new Output("df", "k - 1 and N - k"),
            new Output("p", "its p-value"),
            new Output("eta_squared", "share of the sum of squares between groups"),
            new Output("omega_squared", "the same, nearly unbiased"),
            new Output("welch_anova_F", "Welch's F"),
            new Output("welch_anova_df", "its degrees of freedom"),
            new Output("welch_anova_p", "its p-value"),
            new Output("pairs_0based", "pairs of groups, in the order of what follows"),
            new Output("diff", "mean of the first less mean of the second"),
            new Output("ci_low", "lower limits of the simultaneous intervals"),
            new Output("ci_high", "upper limits"),
            new Output("q", "studentized ranges"),
            new Output("p_tukey", "p-values adjusted for all pairs")),
        "Independent normal scores; equal variances except for Welch's.",
        "n = 0 in a group or fewer than 2 groups: too-few. All groups constant: F and Tukey refused"
            + " (constant), no matter how far apart. One score or a constant in a group: Welch"
            + " refused. Missing: dropped and noted; infinite: not-finite. Offsets of 1e9,"
            + " 1e300 and subnormals cost no digits.",
        "Welch 1951, doi:10.1093/biomet/38.3-4.330; Kramer 1956, doi:10.2307/3001469",
        AnovaMethods::runOneWay);
  }

  private static void runOneWay(Arguments in, Answer out) {
    double confidence = in.number("confidence", 0.95);
    OneWayAnova anova = OneWayAnova.of(Fragments.groups(in, out));
    out.put("means", anova::means);
    out.put("F", anova::statistic);
    out.put("df", anova::df);
    out.put("p", anova::p);
    out.put("eta_squared", anova::etaSquared);
    out.put("omega_squared", anova::omegaSquared);
    out.put("welch_anova_F", () -> WelchAnova.of(anova).statistic());
    out.put(
        "welch_anova_df",
        () -> new double[] {WelchAnova.of(anova).df1(), WelchAnova.of(anova).df2()});
    out.put("welch_anova_p", () -> WelchAnova.of(anova).p());
    TukeyKramer tukey = new TukeyKramer(anova);
    int[][] pairs = tukey.pairs();
    double[] differences = Arrays.stream(pairs).mapToDouble(tukey::difference).toArray();
    out.put("pairs_0based", () -> pairs);
    out.put("diff", () -> differences);
    out.put("ci_low", () -> limits(differences, tukey.margins(confidence), -1));
    out.put("ci_high", () -> limits(differences, tukey.margins(confidence), 1));
    out.put("q", () -> Arrays.stream(pairs).mapToDouble(tukey::statistic).toArray());
    out.put("p_tukey", () -> Arrays.stream(pairs).map(tukey::p).toList());
  }

  private static double[] limits(double[] centre, double[] margin, int sign) {
    double[] limits = new double[centre.length];
    Arrays.setAll(limits, i -> centre[i] + sign * margin[i]);
    return limits;
  }

  private static Method kruskalWallis() {
    return new Method(
        "kruskal-wallis",
        "Kruskal and Wallis's test of independent groups on ranks, corrected for ties.",
        List.of(
            GroupMethods.GROUPS,
            GroupMethods.X,
            GroupMethods.Y,
            Input.integer("draws", "100000", "Monte Carlo deals, where p_exact costs too much"),
            Input.integer("seed", "1", "seed of the Monte Carlo deals")),
        List.of(
            new Output("H", "statistic, corrected for ties"),
            new Output("H_uncorrected", "without correction"),
            new Output("tie_correction", "what H_uncorrected is divided by"),
            new Output("p", "P(chi2(k - 1) >= H)"),
            new Output("p_exact", "permutation p, ties as observed; refused when too costly"),
            new Output("p_permutation", "p_exact, or else a seeded Monte Carlo p"),
            new Output("exact", "whether p_permutation is exact"),
            new Output("p_ci99", "99 % Clopper-Pearson interval of a Monte Carlo p"),
            new Output("df", "k - 1"),
            new Output("average_ranks", "mean rank by group, 1 the smallest score"),
            new Output("epsilon_squared", "effect size, in [0, 1]")),
        "Independent scores; a shift is tested only if the distributions have one shape. chi2 is"
            + " approximate: poor for groups below 5.",
        "Fewer than 2 groups or an empty one: too-few. All tied: constant. Missing: dropped"
            + " and noted. Infinities are ranked, equal ones tied. More than 400,000 steps to"
            + " the exact distribution: a Monte Carlo p stands in.",
        "Kruskal and Wallis 1952, doi:10.1080/01621459.1952.10483441",
        (in, out) -> {
          KruskalWallis test = KruskalWallis.of(Fragments.groups(in, out));
          out.put("H", test::statistic);
          out.put("H_uncorrected", test::uncorrected);
          out.put("tie_correction", test::tieCorrection);
          out.put("p", test::p);
          Once<PValue> exact = Once.of(test::exact);
          out.put("p_exact", exact);
          Optional<KruskalWallis.Drawn> drawn =
              known(exact)
                  ? Optional.empty()
                  : Optional.of(test.drawn(in.integer("draws", 100_000), in.integer("seed", 1)));
          out.put("p_permutation", () -> drawn.map(KruskalWallis.Drawn::p).orElseGet(exact));
          out.put("exact", drawn::isEmpty);
          out.put(
              "p_ci99",
              () ->
                  drawn
                      .map(KruskalWallis.Drawn::interval)
                      .orElseGet(() -> new double[] {exact.get().value(), exact.get().value()}));
          out.put("df", test::df);
          out.put("average_ranks", test::averageRanks);
          out.put("epsilon_squared", test::epsilonSquared);
        });
  }

  private static boolean known(Once<PValue> p) {
    try {
      p.get();
      return true;
    } catch (Refusal tooLarge) {
      return false;
    }
  }

  private static Method repeatedMeasures() {
    return new Method(
        "repeated-measures-anova",
        "Analysis of variance of treatments on blocks, corrected for lack of sphericity, with"
            + " Mauchly's test and Tukey's comparisons within blocks.",
        List.of(
            GroupMethods.MATRIX,
            new Input("confidence", "number", "0.95", "simultaneous coverage, in (0, 1)")),
        List.of(
            new Output("F", "statistic"),
            new Output("df", "k - 1 and (k - 1)(N - 1)"),
            new Output("p", "assuming sphericity"),
            new Output("epsilon_gg", "Greenhouse and Geisser's sphericity"),
            new Output("df_gg", "df times epsilon_gg"),
            new Output("p_gg", "corrected by epsilon_gg"),
            new Output("epsilon_hf", "Huynh and Feldt's sphericity, at most 1"),
            new Output("epsilon_hf_uncapped", "the same as estimated, possibly above 1"),
            new Output("df_hf", "df times epsilon_hf"),
            new Output("p_hf", "corrected by epsilon_hf"),
            new Output("partial_eta_squared", "effect size"),
            new Output("n_blocks", "complete blocks"),
            new Output("mauchly_W", "Mauchly's statistic, 1 when spherical"),
            new Output("mauchly_chi2", "its chi-squared"),
            new Output("mauchly_df", "p (p + 1) / 2 - 1, p being k - 1"),
            new Output("mauchly_p", "its p-value, to second order"),
            new Output("mauchly_p_R", "as R prints it; its second term is slightly off"),
            new Output("mauchly_p_chi2", "its p-value, first order"),
            new Output("pairs_0based", "pairs of treatments, in the order of what follows"),
            new Output("diff", "mean of the first less mean of the second"),
            new Output("ci_low", "lower limits of the simultaneous intervals, if spherical"),
            new Output("ci_high", "upper limits"),
            new Output("p_tukey", "p-values adjusted for all pairs, if spherical")),
        "Blocks are independent and normal; without the corrections also spherical.",
        "Blocks with a missing cell are dropped and named; fewer than 2 blocks: too-few. Infinite:"
            + " not-finite. Treatments that differ by constants: constant. 1e300 and subnormals"
            + " cost no digits.",
        "Greenhouse and Geisser 1959, doi:10.1007/BF02289823; Huynh and Feldt 1976,"
            + " doi:10.3102/10769986001001069",
        (in, out) -> {
          Blocks blocks = BlockMethods.blocks(in, out);
          RepeatedMeasuresAnova anova = RepeatedMeasuresAnova.of(blocks);
          out.put("F", anova::statistic);
          out.put("df", anova::df);
          out.put("p", () -> anova.p(1));
          out.put("epsilon_gg", anova::epsilon);
          out.put("df_gg", () -> anova.df(anova.epsilon()));
          out.put("p_gg", () -> anova.p(anova.epsilon()));
          out.put("epsilon_hf", () -> Math.min(1, anova.huynhFeldt()));
          out.put("epsilon_hf_uncapped", anova::huynhFeldt);
          out.put("df_hf", () -> anova.df(Math.min(1, anova.huynhFeldt())));
          out.put("p_hf", () -> anova.p(Math.min(1, anova.huynhFeldt())));
          out.put("partial_eta_squared", anova::partialEtaSquared);
          out.put("n_blocks", anova::blocks);
          Once<Mauchly> mauchly = Once.of(() -> Mauchly.test(blocks));
          out.put("mauchly_W", () -> mauchly.get().w());
          out.put("mauchly_chi2", () -> mauchly.get().chiSquared());
          out.put("mauchly_df", () -> mauchly.get().df());
          out.put("mauchly_p", () -> mauchly.get().pSecondOrder());
          out.put("mauchly_p_R", () -> mauchly.get().asInR());
          out.put("mauchly_p_chi2", () -> mauchly.get().p());
          BlockTukey tukey = BlockTukey.of(anova, blocks);
          double confidence = in.number("confidence", 0.95);
          out.put("pairs_0based", tukey::pairs);
          out.put("diff", tukey::differences);
          out.put("ci_low", () -> tukey.limits(confidence, -1));
          out.put("ci_high", () -> tukey.limits(confidence, 1));
          out.put("p_tukey", tukey::p);
        });
  }
}
