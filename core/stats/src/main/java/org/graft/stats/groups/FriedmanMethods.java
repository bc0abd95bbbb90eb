package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.List;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.groups.Friedman.TieCorrection;

/** Friedman's family, on scores and on given ranks. */
final class FriedmanMethods {
  private static final String ASSUMPTIONS =
      "Blocks are independent; within a block the treatments are exchangeable under the hypothesis."
          + " chi2 is approximate: poor below 10 blocks or 5 treatments.";
  private static final String CITATION =
      "Friedman 1937, doi:10.1080/01621459.1937.10503522; Iman and Davenport 1980,"
          + " doi:10.1080/03610928008827904; Demsar 2006, JMLR 7:1-30";

  private FriedmanMethods() {}

  static List<Method> all() {
    return List.of(friedman(), friedmanRanks());
  }

  private static Method friedman() {
    return new Method(
        "friedman",
        "Friedman's test on scores by blocks, uncorrected and corrected for ties, with"
            + " Iman-Davenport's F, Kendall's W, the exact p and Quade's test.",
        List.of(GroupMethods.MATRIX, GroupMethods.COLUMNS, GroupMethods.HIGHER),
        friedmanOutputs(),
        ASSUMPTIONS,
        GroupMethods.BLOCK_EDGES
            + "One block: no F. All blocks fully tied: corrected values are refused (constant)."
            + " Perfect agreement: F refused (constant), exact p stands. p_exact is refused"
            + " (too-large) where it takes more than 2e7 steps or 6 treatments.",
        CITATION + "; Quade 1979, doi:10.1080/01621459.1979.10481670",
        FriedmanMethods::runFriedman);
  }

  private static List<Output> friedmanOutputs() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(GroupMethods.AVERAGE_RANKS);
    outputs.add(new Output("n_blocks", "complete blocks"));
    outputs.add(new Output("tie_correction_C", "divisor for ties, 1 without"));
    for (String ties : List.of("uncorrected", "tie_corrected")) {
      outputs.add(new Output("chi2_" + ties, "chi-square, " + ties));
      outputs.add(new Output("p_chi2_" + ties, "its p-value"));
      outputs.add(new Output("F_F_" + ties, "Iman-Davenport's F, " + ties));
      outputs.add(new Output("p_F_F_" + ties, "its p-value"));
      outputs.add(new Output("kendall_W_" + ties, "Kendall's W, " + ties));
    }
    outputs.add(new Output("chi2", "as chi2_tie_corrected"));
    outputs.add(new Output("p_chi2", "as p_chi2_tie_corrected"));
    outputs.add(new Output("F_F", "as F_F_tie_corrected"));
    outputs.add(new Output("p_F_F", "as p_F_F_tie_corrected"));
    outputs.add(new Output("p_iman_davenport", "as p_F_F_tie_corrected"));
    outputs.add(new Output("p_exact", "exact permutation p, ties as observed"));
    outputs.add(new Output("df", "k - 1 and (k - 1)(N - 1)"));
    outputs.add(new Output("F_critical_0.05", "the F whose p is 0.05"));
    outputs.add(new Output("quade_F", "Quade's F"));
    outputs.add(new Output("quade_p", "its p-value"));
    outputs.add(new Output("quade_df", "its degrees of freedom"));
    outputs.add(
        new Output("quade_F_without_rounding", "where round-off breaks ties of ranges, as in R"));
    outputs.add(new Output("quade_p_without_rounding", "its p-value"));
    return outputs;
  }

  private static void runFriedman(Arguments in, Answer out) {
    Better better = Better.higher(in.flag("higher_is_better", true));
    Blocks blocks = BlockMethods.blocks(in, out);
    Friedman friedman = Friedman.of(blocks, better);
    out.put("average_ranks", friedman::averageRanks);
    out.put("n_blocks", friedman::blocks);
    out.put("tie_correction_C", friedman::tieCorrection);
    put(out, friedman, "_uncorrected", TieCorrection.NONE);
    put(out, friedman, "_tie_corrected", TieCorrection.APPLIED);
    out.put("chi2", () -> friedman.chiSquared(TieCorrection.APPLIED));
    out.put("p_chi2", () -> friedman.p(TieCorrection.APPLIED));
    out.put("F_F", () -> friedman.imanDavenport(TieCorrection.APPLIED));
    out.put("p_F_F", () -> friedman.pImanDavenport(TieCorrection.APPLIED));
    out.put("p_iman_davenport", () -> friedman.pImanDavenport(TieCorrection.APPLIED));
    out.put("p_exact", friedman::exact);
    out.put("df", friedman::df);
    out.put("F_critical_0.05", () -> friedman.criticalF(0.05));
    out.put("quade_F", () -> Quade.of(blocks, better).statistic());
    out.put("quade_p", () -> Quade.of(blocks, better).p());
    out.put("quade_df", () -> Quade.of(blocks, better).df());
    out.put("quade_F_without_rounding", () -> Quade.withoutRounding(blocks, better).statistic());
    out.put("quade_p_without_rounding", () -> Quade.withoutRounding(blocks, better).p());
  }

  private static void put(Answer out, Friedman friedman, String suffix, TieCorrection ties) {
    out.put("chi2" + suffix, () -> friedman.chiSquared(ties));
    out.put("p_chi2" + suffix, () -> friedman.p(ties));
    out.put("F_F" + suffix, () -> friedman.imanDavenport(ties));
    out.put("p_F_F" + suffix, () -> friedman.pImanDavenport(ties));
    out.put("kendall_W" + suffix, () -> friedman.kendallW(ties));
  }

  private static Method friedmanRanks() {
    return new Method(
        "friedman-ranks",
        "Friedman's test as Demsar prints it, on ranks that are given and not corrected for ties,"
            + " with comparisons against a control.",
        List.of(
            new Input(
                "rank_matrix_rows_datasets", "matrix", "", "[blocks, treatments] ranks, 1 best"),
            GroupMethods.COLUMNS,
            new Input("control", "text", "\"the first\"", "name of the control treatment")),
        List.of(
            GroupMethods.AVERAGE_RANKS,
            new Output("chi2_uncorrected", "chi-square"),
            new Output("p_chi2", "its p-value"),
            new Output("F_F", "Iman-Davenport's F"),
            new Output("p_F_F", "its p-value"),
            new Output("F_critical_0.05", "the F whose p is 0.05"),
            new Output("kendall_W", "Kendall's W"),
            new Output("df", "k - 1 and (k - 1)(N - 1)"),
            new Output("control_NAME", "z and p of every other treatment against the control")),
        ASSUMPTIONS,
        "Rows must hold ranks that sum to k(k+1)/2, none missing; otherwise bad-argument. One"
            + " block: no F (too-few). Perfect agreement: F refused (constant).",
        CITATION,
        FriedmanMethods::runRanks);
  }

  private static void runRanks(Arguments in, Answer out) {
    double[][] ranks = Blocks.complete(in.matrix("rank_matrix_rows_datasets")).scores();
    for (double[] row : ranks) {
      double excess = -row.length * (row.length + 1) / 2.0;
      for (double rank : row) {
        excess += rank;
      }
      if (!(Math.abs(excess) < 1e-6)) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "a row's ranks do not sum to k(k+1)/2");
      }
    }
    Friedman friedman = new Friedman(ranks);
    TieCorrection none = TieCorrection.NONE;
    List<String> names = in.labels("columns", friedman.treatments());
    String control = in.text("control", names.get(0));
    out.put("average_ranks", friedman::averageRanks);
    out.put("chi2_uncorrected", () -> friedman.chiSquared(none));
    out.put("p_chi2", () -> friedman.p(none));
    out.put("F_F", () -> friedman.imanDavenport(none));
    out.put("p_F_F", () -> friedman.pImanDavenport(none));
    out.put("F_critical_0.05", () -> friedman.criticalF(0.05));
    out.put("kendall_W", () -> friedman.kendallW(none));
    out.put("df", friedman::df);
    RankComparison comparison = new RankComparison(friedman.averageRanks(), friedman.blocks());
    out.put(
        "control_" + control,
        () -> {
          ControlComparison against =
              new ControlComparison(comparison, ComparisonMethods.index(names, control));
          return Fragments.map(
              "z", against.z(), "p", against.p().stream().map(PValue::value).toList());
        });
  }
}
