package org.graft.stats.adjust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;
import org.jspecify.annotations.Nullable;

/** The catalogue's adjustments of p-values that are given. */
public final class AdjustMethods {
  private static final Input P =
      new Input("p", "vector", "", "p-values in [0, 1]; null where none could be computed");
  private static final Input LOG10 =
      new Input("log10_p", "vector", "", "in place of p: decimal logarithms, for p below 1e-300");

  private AdjustMethods() {}

  /** All methods, in reading order. */
  public static List<Method> all() {
    return List.of(adjust(), allPairs(), MaxTMethods.withinBlocks(), MaxTMethods.signFlips());
  }

  private static Method adjust() {
    List<Output> outputs = new ArrayList<>();
    for (Adjustment adjustment : Adjustment.values()) {
      outputs.add(new Output(adjustment.label(), "adjusted p-values, null where p is"));
      outputs.add(new Output(adjustment.label() + "_log10", "their decimal logarithms"));
    }
    outputs.add(
        new Output("conservative_family_size_N", "with missing p: missing ones count as p = 1"));
    outputs.add(
        new Output("R_default_family_size_N", "with missing p: they are left out of the family"));
    return new Method(
        "p-adjust",
        "Bonferroni, Holm, Hochberg, Hommel, Benjamini-Hochberg and Benjamini-Yekutieli.",
        List.of(
            P,
            LOG10,
            new Input(
                "family_size", "integer", "\"length of p\"", "comparisons declared, at least n")),
        outputs,
        "Hochberg, Hommel and BH: independent or positively dependent p-values; BH and BY control the"
            + " false discovery rate, the others the family-wise error.",
        "No p: empty. One p: unchanged. A missing p stays null and counts as p = 1 in its family (the"
            + " R default, which leaves it out, is given beside it). p outside [0, 1]: refused.",
        "Holm 1979, Scand. J. Statist. 6:65-70; Hommel 1988, doi:10.1093/biomet/75.2.383; Benjamini"
            + " and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
        AdjustMethods::runAdjust);
  }

  private static void runAdjust(Arguments in, Answer out) {
    List<@Nullable PValue> raw = pValues(in);
    int size = in.integer("family_size", raw.size());
    for (Adjustment adjustment : Adjustment.values()) {
      List<@Nullable PValue> adjusted = adjust(adjustment, raw, size);
      out.put(adjustment.label(), () -> doubles(adjusted, PValue::value));
      out.put(adjustment.label() + "_log10", () -> doubles(adjusted, PValue::log10));
    }
    int known = (int) raw.stream().filter(p -> p != null).count();
    if (known < raw.size()) {
      out.note(
          (raw.size() - known)
              + " of "
              + raw.size()
              + " p-values are missing; they count as p = 1 in a family of "
              + size);
      out.put("R_default_family_size_" + known, () -> table(raw, known));
      out.put("conservative_family_size_" + size, () -> table(raw, size));
    }
  }

  private static Map<String, List<@Nullable Double>> table(List<@Nullable PValue> raw, int size) {
    Map<String, List<@Nullable Double>> table = new LinkedHashMap<>();
    for (Adjustment adjustment : Adjustment.values()) {
      table.put(adjustment.label(), doubles(adjust(adjustment, raw, size), PValue::value));
    }
    return table;
  }

  private static List<@Nullable PValue> adjust(
      Adjustment adjustment, List<@Nullable PValue> raw, int size) {
    List<PValue> known = new ArrayList<>();
    for (PValue p : raw) {
      if (p != null) {
        known.add(p);
      }
    }
    List<PValue> adjusted = adjustment.adjust(known, size);
    List<@Nullable PValue> result = new ArrayList<>();
    int next = 0;
    for (PValue p : raw) {
      result.add(p == null ? null : adjusted.get(next++));
    }
    return result;
  }

  private static List<@Nullable PValue> pValues(Arguments in) {
    boolean logs = in.has("log10_p");
    List<@Nullable PValue> values = new ArrayList<>();
    for (double p : in.vector(logs ? "log10_p" : "p")) {
      if (!Double.isNaN(p) && !(logs ? p <= 0 : p >= 0 && p <= 1)) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "p must lie in [0, 1], found " + p);
      }
      values.add(Double.isNaN(p) ? null : logs ? new PValue(p * Math.log(10)) : PValue.of(p));
    }
    return values;
  }

  private static List<@Nullable Double> doubles(
      List<@Nullable PValue> values, ToDoubleFunction<PValue> read) {
    List<@Nullable Double> doubles = new ArrayList<>();
    for (PValue p : values) {
      doubles.add(p == null ? null : read.applyAsDouble(p));
    }
    return doubles;
  }

  private static Method allPairs() {
    return new Method(
        "all-pairs-adjust",
        "Shaffer's static and Bergmann-Hommel's procedures for all pairs of k treatments.",
        List.of(P, LOG10, new Input("k", "integer", "\"from n\"", "number of treatments")),
        List.of(
            new Output("p_shaffer_static", "adjusted p-values"),
            new Output("p_bergmann_hommel", "adjusted p-values, for at most 9 treatments"),
            new Output("p_holm", "Holm's, to compare with"),
            new Output("p_bonferroni", "Bonferroni's, to compare with"),
            new Output("p_nemenyi_bonferroni", "as p_bonferroni")),
        "p-values in the order (0,1), (0,2), ..., (1,2), ... of hypotheses of equality, which imply one"
            + " another; any dependence.",
        "A number of p that is no k(k-1)/2: bad-argument. A missing p: refused (missing). More than 9"
            + " treatments: Bergmann-Hommel too-large.",
        "Shaffer 1986, doi:10.1080/01621459.1986.10478341; Bergmann and Hommel 1988,"
            + " doi:10.1007/978-3-642-52307-6_8",
        AdjustMethods::runAllPairs);
  }

  private static void runAllPairs(Arguments in, Answer out) {
    List<PValue> raw = new ArrayList<>();
    for (PValue p : pValues(in)) {
      if (p == null) {
        throw new Refusal(Refusal.Reason.MISSING, "all pairs need a p-value, one is missing");
      }
      raw.add(p);
    }
    int k = in.integer("k", (int) Math.round((1 + Math.sqrt(1 + 8.0 * raw.size())) / 2));
    out.put("p_shaffer_static", () -> AllPairsAdjustment.shafferStatic(raw, k));
    out.put("p_bergmann_hommel", () -> AllPairsAdjustment.bergmannHommel(raw, k));
    out.put("p_holm", () -> Adjustment.HOLM.adjust(raw));
    out.put("p_bonferroni", () -> Adjustment.BONFERRONI.adjust(raw));
    out.put("p_nemenyi_bonferroni", () -> Adjustment.BONFERRONI.adjust(raw));
  }
}
