package org.graft.stats.groups;

import java.util.List;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** The studentized range, and the bars of a critical-difference diagram. */
final class RangeMethods {
  private RangeMethods() {}

  static List<Method> all() {
    return List.of(studentizedRange(), cliques());
  }

  private static Method studentizedRange() {
    return new Method(
        "studentized-range",
        "Tukey's studentized range: the quantile of p, or both tails of q.",
        List.of(
            new Input("k", "integer", "", "number of means, 2 to 200"),
            new Input("df", "number", "\"Infinity\"", "degrees of freedom, at least 1"),
            new Input("p", "number", "", "lower tail probability, in (0, 1); or give alpha or q"),
            new Input("alpha", "number", "", "upper tail probability, in (0, 1)"),
            new Input("q", "number", "", "where to evaluate both tails")),
        List.of(
            new Output("q", "the quantile, where p or alpha is given"),
            new Output("cdf", "P(Q <= q), where q is given"),
            new Output("survival", "P(Q > q), where q is given")),
        "Independent normal means of equal variance.",
        "k outside 2..200, df below 1, p or alpha outside (0, 1): bad-argument. q at or below 0 has"
            + " cdf 0; the far tail is carried as a logarithm.",
        "Copenhaver and Holland 1988, doi:10.1080/00949658808811082; Trefethen and Weideman 2014,"
            + " doi:10.1137/130932132",
        RangeMethods::runRange);
  }

  private static void runRange(Arguments in, Answer out) {
    StudentizedRange range =
        new StudentizedRange((int) in.number("k"), in.number("df", Double.POSITIVE_INFINITY));
    if (in.has("alpha")) {
      out.put("q", () -> range.critical(in.number("alpha")));
    } else if (in.has("p")) {
      out.put("q", () -> range.quantile(in.number("p")));
    } else {
      out.put("cdf", () -> range.cdf(in.number("q")));
      out.put("survival", () -> range.survival(in.number("q")));
    }
  }

  private static Method cliques() {
    return new Method(
        "critical-difference-cliques",
        "Bars of a critical-difference diagram: maximal sets of treatments without a significant"
            + " pair, so that no bar spans one.",
        List.of(
            new Input("avg_ranks", "vector", "", "average rank of each treatment"),
            new Input("CD", "number", "", "critical difference: pairs at least CD apart differ"),
            new Input(
                "significant_pairs", "matrix", "", "in place of CD: 0-based significant pairs")),
        List.of(
            new Output("cliques", "0-based members, best first; bars join two at least"),
            new Output("maximal_cliques", "as cliques"),
            new Output("contiguous", "whether a bar passes over no treatment outside it"),
            new Output("significant_pairs", "0-based significant pairs")),
        "None: it draws what the tests decided.",
        "A difference of exactly CD, round-off regarded, is significant. No pair significant: one bar"
            + " over all; all significant: no bar.",
        "Demsar 2006, JMLR 7:1-30; Bron and Kerbosch 1973, doi:10.1145/362342.362367",
        RangeMethods::runCliques);
  }

  private static void runCliques(Arguments in, Answer out) {
    double[] ranks = in.vector("avg_ranks");
    boolean[][] significant =
        in.has("significant_pairs")
            ? Cliques.significant(ranks.length, in.matrix("significant_pairs"))
            : Cliques.significant(ranks, in.number("CD"));
    List<int[]> cliques = Cliques.maximal(ranks, significant);
    out.put("cliques", () -> cliques);
    out.put("maximal_cliques", () -> cliques);
    out.put(
        "contiguous",
        () -> cliques.stream().map(clique -> Cliques.contiguous(clique, ranks)).toList());
    out.put("significant_pairs", () -> Cliques.pairs(significant));
  }
}
