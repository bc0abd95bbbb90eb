package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happens in which of several phases, in words. */
final class PhasesText {
  private PhasesText() {}

  /**
   * Such as {@code trains in phases 1 and 3 of 4}; where it is the same in all, that alone.
   *
   * @param each what happens in each phase
   * @param rest what need not be said of a phase where something else happens in another
   */
  static String of(List<String> each, String rest) {
    Map<String, List<Integer>> phases = new LinkedHashMap<>();
    for (int i = 0; i < each.size(); i++) {
      phases.computeIfAbsent(each.get(i), what -> new ArrayList<>()).add(i + 1);
    }
    if (phases.size() == 1) {
      return each.get(0);
    }
    return phases.entrySet().stream()
        .filter(one -> !one.getKey().equals(rest))
        .map(one -> one.getKey() + " in " + numbers(one.getValue()))
        .collect(Collectors.joining(", ", "", " of " + each.size()));
  }

  /** Such as {@code phase 3}, or {@code phases 1 to 3 and 5}. */
  static String numbers(List<Integer> phases) {
    List<String> stretches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < phases.size(); i++) {
      if (i + 1 == phases.size() || phases.get(i + 1) != phases.get(i) + 1) {
        stretches.add(
            (i == from ? "" : phases.get(from) + (i == from + 1 ? " and " : " to "))
                + phases.get(i));
        from = i + 1;
      }
    }
    return (phases.size() == 1 ? "phase " : "phases ") + String.join(", ", stretches);
  }
}
