package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Choosing;
import org.graft.engine.spec.HeldOut;
import org.graft.engine.spec.Pruning;
import org.graft.engine.spec.Selection;
import org.graft.engine.study.words.Numbers;

/** What strategies choose from in one setting, and how, in words. */
final class ChoiceText {
  private static final int SHOWN = 8;

  private ChoiceText() {}

  /** A paragraph with one line a strategy; empty where none has anything to choose. */
  static String render(List<Arm> arms) {
    List<Choosing> all = arms.stream().flatMap(arm -> arm.choosing().stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n  chosen in every replicate ");
    text.append(rule(all.get(0).rule())).append('\n');
    for (Arm arm : arms) {
      text.append("    ").append(arm.strategy().label()).append(": ");
      text.append(arm.choosing().map(ChoiceText::candidates).orElse("has nothing to choose"));
      text.append('\n');
    }
    return text.toString();
  }

  private static String rule(Selection rule) {
    return rule.words()
        + rule.prune().map(p -> ", pruned by " + p).orElse("")
        + "; the chosen one is "
        + (rule.then() == Selection.Then.REFIT
            ? "trained once more on all rows but the test split's, and tested"
            : "tested as it is");
  }

  private static String candidates(Choosing choosing) {
    int n = choosing.candidates().size();
    if (n == 1) {
      return "has nothing to choose; trained on the same rows";
    }
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Choosing.Candidate candidate : choosing.candidates()) {
      candidate
          .settings()
          .forEach(
              (key, value) -> values.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value));
    }
    List<String> words = new ArrayList<>();
    values.forEach((key, all) -> words.add(key + " " + some(all)));
    int parts = choosing.rule().on().parts();
    return n
        + " candidates"
        + rungs(choosing)
        + (choosing.rule().on().way() == HeldOut.Way.VALIDATION
            ? ""
            : ", " + choosing.fits() + " trainings (" + parts + " each)")
        + (words.isEmpty() ? "" : ": " + String.join("; ", words));
  }

  private static String rungs(Choosing choosing) {
    if (choosing.rungs().isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (Pruning.Rung rung : choosing.rungs()) {
      words.add(
          words.isEmpty()
              ? "all trained for " + Numbers.count(rung.epochs(), "epoch")
              : "the best " + rung.candidates() + " for " + rung.epochs());
    }
    return " (" + String.join(", ", words) + ")";
  }

  private static String some(Set<String> values) {
    List<String> shown = values.stream().limit(SHOWN).toList();
    return String.join(", ", shown) + (values.size() > SHOWN ? ", ..." : "");
  }
}
