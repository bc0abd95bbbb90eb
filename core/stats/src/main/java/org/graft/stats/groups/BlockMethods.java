package org.graft.stats.groups;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.Better;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.graft.stats.groups.Friedman.TieCorrection;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;

/** Other tests on complete blocks. */
final class BlockMethods {
  private BlockMethods() {}

  static List<Method> all() {
    return List.of(kendallW(), alignedRanks(), quade());
  }

  static Blocks blocks(Arguments in, Answer out) {
    Blocks blocks = Blocks.complete(in.matrix("matrix"));
    if (!blocks.dropped().isEmpty()) {
      out.note(blocks.note());
    }
    return blocks;
  }

  private static Better better(Arguments in) {
    return Better.higher(in.flag("higher_is_better", true));
  }

  private static Method kendallW() {
    return new Method(
        "kendall-w",
        "Kendall's coefficient of concordance between blocks, and their mean rank correlation.",
        List.of(
            GroupMethods.MATRIX,
            GroupMethods.HIGHER,
            Input.integer("resamples", "10000", "bootstrap resamples of the blocks"),
            Input.integer("seed", "1", "seed of the bootstrap"),
            Input.number("confidence", "0.95", "confidence of W_ci, in (0, 1)")),
        List.of(
            new Output("W", "concordance, corrected for ties, in [0, 1]"),
            new Output("W_ci", "its bootstrap percentile interval, blocks drawn whole"),
            new Output("W_uncorrected", "without correction for ties"),
            new Output("chi2", "Friedman's chi-square, corrected for ties"),
            new Output("p", "its p-value"),
            new Output("p_exact", "exact permutation p"),
            new Output("df", "k - 1"),
            new Output("mean_spearman", "mean Spearman correlation between blocks"),
            GroupMethods.AVERAGE_RANKS),
        "Blocks (judges) are independent.",
        GroupMethods.BLOCK_EDGES
            + "Blocks all fully tied: refused (constant); mean_spearman needs two blocks and none"
            + " fully tied.",
        "Kendall and Babington Smith 1939, doi:10.1214/aoms/1177732186",
        (in, out) -> {
          Friedman friedman = Friedman.of(blocks(in, out), better(in));
          out.put("W", () -> friedman.kendallW(TieCorrection.APPLIED));
          out.put("W_ci", () -> interval(in, friedman));
          out.put("W_uncorrected", () -> friedman.kendallW(TieCorrection.NONE));
          out.put("chi2", () -> friedman.chiSquared(TieCorrection.APPLIED));
          out.put("p", () -> friedman.p(TieCorrection.APPLIED));
          out.put("p_exact", friedman::exact);
          out.put("df", () -> friedman.treatments() - 1);
          out.put("mean_spearman", () -> Concordance.meanSpearman(friedman.ranks()));
          out.put("average_ranks", friedman::averageRanks);
        });
  }

  private static double[] interval(Arguments in, Friedman friedman) {
    int n = friedman.blocks();
    if (n < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "an interval of W needs 2 blocks, found " + n);
    }
    RowStatistic w =
        rows -> {
          double[][] drawn =
              IntStream.of(rows).mapToObj(i -> friedman.ranks()[i]).toArray(double[][]::new);
          return new Friedman(drawn).kendallW(TieCorrection.APPLIED);
        };
    Resampling blocks = Resampling.rows(n);
    Draws draws = Draws.atMost(in.integer("resamples", 10_000), in.integer("seed", 1), blocks);
    return Bootstrap.of(blocks, w, draws).percentile(in.number("confidence", 0.95)).limits();
  }

  private static Method alignedRanks() {
    return new Method(
        "aligned-ranks",
        "Friedman's test on ranks of scores less their block's mean.",
        List.of(GroupMethods.MATRIX, GroupMethods.HIGHER),
        List.of(
            GroupMethods.AVERAGE_RANKS,
            new Output("T", "statistic with the variance of untied ranks"),
            new Output("p", "its p-value"),
            new Output("T_tie_corrected", "statistic with the variance of the ranks as tied"),
            new Output("p_tie_corrected", "its p-value"),
            new Output("df", "k - 1")),
        "Blocks are independent and differ by a shift; scores are on one scale.",
        GroupMethods.BLOCK_EDGES + "Infinite scores: not-finite. All blocks tied: constant.",
        "Hodges and Lehmann 1962, doi:10.1214/aoms/1177704575; Garcia et al. 2010,"
            + " doi:10.1016/j.ins.2009.12.010",
        (in, out) -> {
          AlignedRanks aligned = AlignedRanks.of(blocks(in, out), better(in));
          out.put("average_ranks", aligned::averageRanks);
          out.put("T", aligned::statistic);
          out.put("p", aligned::p);
          out.put("T_tie_corrected", aligned::tieCorrected);
          out.put("p_tie_corrected", aligned::pTieCorrected);
          out.put("df", () -> aligned.averageRanks().length - 1);
        });
  }

  private static Method quade() {
    return new Method(
        "quade",
        "Quade's test: ranks within blocks, blocks weighted by the rank of their range.",
        List.of(GroupMethods.MATRIX, GroupMethods.HIGHER),
        List.of(
            new Output("F", "statistic"),
            new Output("p", "its p-value"),
            new Output("df", "k - 1 and (k - 1)(N - 1)"),
            new Output("quade_F", "as F"),
            new Output("quade_p", "as p"),
            new Output("quade_df", "as df"),
            new Output("F_without_rounding", "F where round-off breaks ties of ranges, as in R"),
            new Output("p_without_rounding", "its p-value")),
        "Blocks are independent; ranges of blocks can be compared.",
        GroupMethods.BLOCK_EDGES
            + "One block: too-few. Infinite scores: not-finite. Perfect agreement: F refused"
            + " (constant), p = (1/k!)^(N-1). All tied: constant.",
        "Quade 1979, doi:10.1080/01621459.1979.10481670",
        (in, out) -> {
          Blocks blocks = blocks(in, out);
          Quade quade = Quade.of(blocks, better(in));
          Quade raw = Quade.withoutRounding(blocks, better(in));
          for (String prefix : List.of("", "quade_")) {
            out.put(prefix + "F", quade::statistic);
            out.put(prefix + "p", quade::p);
            out.put(prefix + "df", quade::df);
          }
          out.put("F_without_rounding", raw::statistic);
          out.put("p_without_rounding", raw::p);
        });
  }
}
