package org.graft.stats.adjust;

import java.util.ArrayList;
import java.util.List;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** The catalogue's max-T adjustments, on scores. */
final class MaxTMethods {
  private static final Input MATRIX = new Input("matrix", "matrix", "", "[blocks, treatments]");
  private static final Input DRAWS =
      new Input("draws", "integer", "100000", "Monte Carlo rearrangements, where not exact");
  private static final Input SEED = new Input("seed", "integer", "1", "of the Monte Carlo draws");
  private static final String EDGES =
      "Blocks with a missing score are dropped and named; none left: too-few. Infinite: not-finite."
          + " Constant scores: p = 1, exactly, since every rearrangement is the observed one."
          + " 1e300 and subnormals are scaled.";

  private MaxTMethods() {}

  static Method withinBlocks() {
    return new Method(
        "westfall-young",
        "Max-T adjusted p-values of |mean difference| over pairs, by permutation within blocks.",
        List.of(
            MATRIX,
            new Input("pairs", "matrix", "\"all pairs\"", "0-based pairs of treatments"),
            DRAWS,
            SEED),
        List.of(
            new Output("statistic_abs_mean_diff", "observed |mean difference| by pair"),
            new Output("p_marginal_within_block_permutation", "unadjusted p-values"),
            new Output("p_maxT_adjusted", "single-step adjusted p-values"),
            new Output("n_permutations", "permutations evaluated"),
            new Output("exact", "whether these were all"),
            new Output("pairs", "the pairs, in order")),
        "Treatments are exchangeable within blocks under the hypothesis; control in the weak sense.",
        EDGES,
        "Westfall and Young 1993, ISBN 978-0-471-55761-6; Phipson and Smyth 2010,"
            + " doi:10.2202/1544-6115.1585",
        MaxTMethods::runWithinBlocks);
  }

  private static void runWithinBlocks(Arguments in, Answer out) {
    double[][] matrix = complete(in.matrix("matrix"), out);
    int[][] pairs = pairs(in, matrix[0].length);
    MaxT result =
        WithinBlockPermutation.test(
            matrix, pairs, in.integer("draws", 100_000), in.integer("seed", 1));
    out.put("statistic_abs_mean_diff", result::statistics);
    out.put("p_marginal_within_block_permutation", result::marginal);
    out.put("p_maxT_adjusted", result::singleStep);
    out.put("n_permutations", result::rearrangements);
    out.put("exact", result::exact);
    out.put("pairs", () -> pairs);
  }

  private static int[][] pairs(Arguments in, int k) {
    List<int[]> pairs = new ArrayList<>();
    if (in.has("pairs")) {
      for (double[] pair : in.matrix("pairs")) {
        for (double index : pair.length == 2 ? pair : new double[] {-1}) {
          if (!(index >= 0 && index < k && index == Math.rint(index))) {
            throw new Refusal(
                Refusal.Reason.BAD_ARGUMENT, "'pairs' must be pairs of indices below " + k);
          }
        }
        pairs.add(new int[] {(int) pair[0], (int) pair[1]});
      }
    } else {
      for (int i = 0; i < k; i++) {
        for (int j = i + 1; j < k; j++) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    return pairs.toArray(int[][]::new);
  }

  static Method signFlips() {
    return new Method(
        "max-t-sign-flip",
        "Max-T adjusted p-values of paired comparisons against a control, by flipping signs.",
        List.of(
            MATRIX,
            new Input("control", "integer", "0", "0-based column that the others are less"),
            DRAWS,
            SEED),
        List.of(
            new Output("mean_differences", "mean of treatment less control, in column order"),
            new Output("statistic_r", "|sum d| / sqrt(n sum d^2), which orders as |t| does"),
            new Output("p_marginal", "unadjusted sign-flip p-values"),
            new Output("p_maxT_adjusted", "single-step adjusted p-values"),
            new Output("p_maxT_step_down", "step-down adjusted p-values"),
            new Output("n_permutations", "sign vectors evaluated, up to reflection where exact"),
            new Output("exact", "whether these were all")),
        "Vectors of differences are independent and symmetric about 0 under the hypothesis.",
        EDGES + " With n blocks no p falls below 2^(1-n).",
        "Westfall and Young 1993, ISBN 978-0-471-55761-6; Romano and Wolf 2005,"
            + " doi:10.1198/016214504000000539",
        MaxTMethods::runSignFlips);
  }

  private static void runSignFlips(Arguments in, Answer out) {
    double[][] matrix = complete(in.matrix("matrix"), out);
    int control = in.integer("control", 0);
    if (control < 0 || control >= matrix[0].length || matrix[0].length < 2) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "no column " + control + " to compare with");
    }
    double[][] differences = differences(matrix, control);
    MaxT result = SignFlip.test(differences, in.integer("draws", 100_000), in.integer("seed", 1));
    out.put("mean_differences", () -> means(differences));
    out.put("statistic_r", result::statistics);
    out.put("p_marginal", result::marginal);
    out.put("p_maxT_adjusted", result::singleStep);
    out.put("p_maxT_step_down", result::stepDown);
    out.put("n_permutations", result::rearrangements);
    out.put("exact", result::exact);
  }

  private static double[][] differences(double[][] matrix, int control) {
    double[][] differences = new double[matrix.length][matrix[0].length - 1];
    double[] base = column(matrix, control);
    int next = 0;
    for (int j = 0; j < matrix[0].length; j++) {
      if (j != control) {
        double[] d = Ties.differences(column(matrix, j), base);
        for (int i = 0; i < d.length; i++) {
          differences[i][next] = d[i];
        }
        next++;
      }
    }
    return differences;
  }

  private static double[] column(double[][] matrix, int j) {
    double[] column = new double[matrix.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix[i][j];
    }
    return column;
  }

  private static double[] means(double[][] rows) {
    double[] means = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    return means;
  }

  private static double[][] complete(double[][] matrix, Answer out) {
    List<double[]> kept = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != matrix[0].length) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "block " + i + " has " + matrix[i].length + " cells, not " + matrix[0].length);
      }
      boolean missing = false;
      for (double value : matrix[i]) {
        missing |= Double.isNaN(value);
      }
      if (missing) {
        dropped.add(i);
      } else {
        kept.add(matrix[i]);
      }
    }
    if (kept.isEmpty()) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "no complete block among " + matrix.length);
    }
    if (!dropped.isEmpty()) {
      out.note(
          dropped.size()
              + " of "
              + matrix.length
              + " blocks dropped for a missing cell (0-based): "
              + dropped);
    }
    return kept.toArray(double[][]::new);
  }
}
