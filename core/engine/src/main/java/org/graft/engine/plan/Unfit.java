package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Problem;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Strategy;

/** Strategies left out of settings whose backbones have not the depth that they mean. */
final class Unfit {
  private final Map<Choice<Strategy>, Map<String, Set<String>>> reasons = new LinkedHashMap<>();

  /** Leaves {@code strategy} out of a setting. */
  void add(Setting setting, Choice<Strategy> strategy, String why) {
    reasons
        .computeIfAbsent(strategy, s -> new LinkedHashMap<>())
        .computeIfAbsent(setting.backbone().label() + ": " + why, w -> new LinkedHashSet<>())
        .add(setting.transfer().name());
  }

  /**
   * A depth that fits no backbone is a mistake: one problem for each strategy without an arm,
   * unless it may fit one from which it is excluded, or nothing is left at all.
   */
  List<Problem> problems(ExperimentSpec spec, List<Arm> arms) {
    Set<String> run = arms.stream().map(arm -> arm.strategy().label()).collect(Collectors.toSet());
    if (!arms.isEmpty()) {
      spec.combinations().filter(spec::excluded).forEach(one -> run.add(one.strategy().label()));
    }
    List<Problem> problems = new ArrayList<>();
    reasons.forEach(
        (strategy, why) -> {
          if (!run.contains(strategy.label())) {
            String words = strategy.label() + " with " + String.join("; with ", why.keySet());
            problems.add(new Problem(strategy.where(), words));
          }
        });
    return problems;
  }

  /** What is left out and why, a line for each strategy and backbone. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    reasons.forEach(
        (strategy, why) ->
            why.forEach(
                (words, transfers) ->
                    notes.add(
                        "Left out: %s with %s%s"
                            .formatted(
                                strategy.label(),
                                words,
                                transfers.size() == 1
                                    ? ""
                                    : " (" + transfers.size() + " transfers)"))));
    return notes;
  }
}
