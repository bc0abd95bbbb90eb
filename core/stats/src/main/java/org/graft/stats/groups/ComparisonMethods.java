package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.adjust.Adjustment;
import org.graft.stats.adjust.AllPairsAdjustment;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** Comparisons of average ranks: all pairs, Nemenyi, a control. */
final class ComparisonMethods {
  private static final String ASSUMPTIONS =
      "Blocks are independent; average ranks are near normal. A pair's result depends on which other"
          + " treatments take part (Benavoli et al. 2016, JMLR 17(5):1-10).";
  private static final String EDGES =
      GroupMethods.BLOCK_EDGES
          + "One block is answered, by a normal approximation that means little. All tied: z = 0 and"
          + " p = 1, the ranks being equal.";
  private static final Input AVERAGE_RANKS_INPUT =
      new Input("average_ranks", "vector", "[]", "in place of matrix, with N");
  private static final Input BLOCKS_INPUT =
      new Input("N", "integer", "0", "number of blocks behind average_ranks");

  private static final List<String> ALPHAS = List.of("0.05", "0.10", "0.01");

  private ComparisonMethods() {}

  static List<Method> all() {
    return List.of(nemenyi(), allPairs(), control());
  }

  static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "no treatment named '" + name + "'; there are: " + String.join(", ", names));
    }
    return index;
  }

  private static RankComparison comparison(Arguments in, Answer out) {
    RankComparison comparison =
        in.has("average_ranks")
            ? new RankComparison(in.vector("average_ranks"), (int) in.number("N"))
            : average(
                Friedman.of(
                    BlockMethods.blocks(in, out),
                    Better.higher(in.flag("higher_is_better", true))));
    out.put("average_ranks", comparison::averageRanks);
    return comparison;
  }

  private static RankComparison average(Friedman friedman) {
    return new RankComparison(friedman.averageRanks(), friedman.blocks());
  }

  private static Method nemenyi() {
    return new Method(
        "nemenyi",
        "Nemenyi's all-pairs test of average ranks: critical differences, p-values, bars.",
        List.of(
            GroupMethods.MATRIX,
            GroupMethods.COLUMNS,
            GroupMethods.HIGHER,
            AVERAGE_RANKS_INPUT,
            BLOCKS_INPUT),
        nemenyiOutputs(),
        ASSUMPTIONS + " Conservative; df = infinity, no correction for ties.",
        EDGES,
        "Nemenyi 1963, Princeton; Demsar 2006, JMLR 7:1-30, section 3.2.2",
        ComparisonMethods::runNemenyi);
  }

  private static List<Output> nemenyiOutputs() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(GroupMethods.AVERAGE_RANKS);
    outputs.add(new Output("p_values", "by pair 'A vs B'"));
    outputs.add(new Output("log10_p_values", "their decimal logarithms"));
    for (String alpha : ALPHAS) {
      outputs.addAll(
          Method.outputs(
              "q_" + alpha, "critical value, a studentized range over root 2",
              "CD_" + alpha, "critical difference of average ranks",
              "significant_pairs_" + alpha, "pairs at least CD apart",
              "cliques_" + alpha + "_best_first", "maximal sets without a significant pair"));
    }
    return outputs;
  }

  private static void runNemenyi(Arguments in, Answer out) {
    RankComparison comparison = comparison(in, out);
    double[] ranks = comparison.averageRanks();
    List<String> names = in.labels("columns", ranks.length);
    Map<String, Double> p = new LinkedHashMap<>();
    Map<String, Double> logs = new LinkedHashMap<>();
    for (int[] pair : comparison.pairs()) {
      String label = names.get(pair[0]) + " vs " + names.get(pair[1]);
      PValue value = comparison.nemenyi(pair[0], pair[1]);
      p.put(label, value.value());
      logs.put(label, value.log10());
    }
    out.put("p_values", () -> p);
    out.put("log10_p_values", () -> logs);
    for (String alpha : ALPHAS) {
      double level = Double.parseDouble(alpha);
      boolean[][] significant = Cliques.significant(ranks, comparison.criticalDifference(level));
      out.put("q_" + alpha, () -> comparison.criticalQ(level));
      out.put("CD_" + alpha, () -> comparison.criticalDifference(level));
      out.put(
          "significant_pairs_" + alpha,
          () ->
              named(
                  names,
                  comparison.pairs().stream()
                      .filter(pair -> significant[pair[0]][pair[1]])
                      .toList()));
      out.put(
          "cliques_" + alpha + "_best_first",
          () -> named(names, Cliques.maximal(ranks, significant)));
    }
  }

  private static List<List<String>> named(List<String> names, List<int[]> sets) {
    List<List<String>> named = new ArrayList<>();
    for (int[] set : sets) {
      List<String> members = new ArrayList<>();
      for (int member : set) {
        members.add(names.get(member));
      }
      named.add(members);
    }
    return named;
  }

  private static Method allPairs() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(GroupMethods.AVERAGE_RANKS);
    outputs.add(new Output("pairs", "the pairs in order"));
    outputs.add(new Output("z", "difference of average ranks over its standard error"));
    outputs.add(new Output("p_unadjusted", "two-sided normal p-values"));
    for (Adjustment adjustment : Adjustment.values()) {
      outputs.add(new Output("p_" + adjustment.label(), "adjusted p-values"));
    }
    outputs.add(new Output("p_nemenyi_bonferroni", "as p_bonferroni: Nemenyi's other procedure"));
    outputs.add(new Output("p_shaffer_static", "adjusted p-values"));
    outputs.add(new Output("p_bergmann_hommel", "adjusted p-values, for at most 9 treatments"));
    return new Method(
        "all-pairs-ranks",
        "All pairs of treatments by z of average ranks, with every adjustment.",
        List.of(
            GroupMethods.MATRIX,
            GroupMethods.COLUMNS,
            GroupMethods.HIGHER,
            AVERAGE_RANKS_INPUT,
            BLOCKS_INPUT),
        outputs,
        ASSUMPTIONS,
        EDGES,
        "Demsar 2006, JMLR 7:1-30; Garcia and Herrera 2008, JMLR 9:2677-2694",
        (in, out) -> {
          RankComparison comparison = comparison(in, out);
          int k = comparison.averageRanks().length;
          List<String> names = in.labels("columns", k);
          List<int[]> pairs = comparison.pairs();
          List<PValue> raw = pairs.stream().map(p -> comparison.p(p[0], p[1])).toList();
          out.put("pairs", () -> named(names, pairs));
          out.put("z", () -> pairs.stream().mapToDouble(p -> comparison.z(p[0], p[1])).toArray());
          out.put("p_unadjusted", () -> raw);
          for (Adjustment adjustment : Adjustment.values()) {
            out.put("p_" + adjustment.label(), () -> adjustment.adjust(raw));
          }
          out.put("p_nemenyi_bonferroni", () -> Adjustment.BONFERRONI.adjust(raw));
          out.put("p_shaffer_static", () -> AllPairsAdjustment.shafferStatic(raw, k));
          out.put("p_bergmann_hommel", () -> AllPairsAdjustment.bergmannHommel(raw, k));
        });
  }

  private static Method control() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(GroupMethods.AVERAGE_RANKS);
    outputs.add(new Output("others", "the treatments compared with the control, in order"));
    outputs.add(new Output("z", "positive where the other ranks better than the control"));
    outputs.add(new Output("p", "two-sided normal p-values, unadjusted"));
    for (Adjustment adjustment : Adjustment.values()) {
      outputs.add(new Output("p_" + adjustment.label(), "adjusted p-values"));
    }
    return new Method(
        "control-ranks",
        "Every treatment against a control by z of average ranks.",
        List.of(
            GroupMethods.MATRIX,
            GroupMethods.COLUMNS,
            GroupMethods.HIGHER,
            AVERAGE_RANKS_INPUT,
            BLOCKS_INPUT,
            new Input("control", "text", "\"the first\"", "name of the control treatment")),
        outputs,
        ASSUMPTIONS,
        EDGES,
        "Demsar 2006, JMLR 7:1-30, section 3.2.2",
        (in, out) -> {
          RankComparison comparison = comparison(in, out);
          List<String> names = in.labels("columns", comparison.averageRanks().length);
          int control = index(names, in.text("control", names.get(0)));
          ControlComparison against = new ControlComparison(comparison, control);
          out.put("others", () -> named(names, List.of(against.others())).get(0));
          out.put("z", against::z);
          out.put("p", () -> against.p());
          for (Adjustment adjustment : Adjustment.values()) {
            out.put("p_" + adjustment.label(), () -> against.p(adjustment));
          }
        });
  }
}
