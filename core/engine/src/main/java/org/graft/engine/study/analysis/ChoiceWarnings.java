package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Warning;

/** What choosing settings gives reason to warn of. */
record ChoiceWarnings(List<SettingResult> settings, List<String> strategies) {
  /** Share of replicates at the edge of a range from which on the range looks too narrow. */
  private static final double MANY = 1.0 / 3;

  private static final int NAMED = 4;

  List<Warning> all() {
    List<Warning> warnings = new ArrayList<>();
    numbers(warnings);
    edges(warnings);
    failed(warnings);
    return warnings;
  }

  private List<Choices> choices() {
    return settings.stream().flatMap(setting -> setting.choices().stream()).toList();
  }

  private void numbers(List<Warning> warnings) {
    if (choices().stream().noneMatch(Choices::chooses)) {
      return;
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    strategies.forEach(strategy -> numbers.put(strategy, 1));
    choices().forEach(c -> numbers.merge(c.strategy(), c.candidates(), Math::max));
    if (numbers.values().stream().distinct().count() > 1) {
      List<String> words = new ArrayList<>();
      numbers.forEach((label, n) -> words.add(label + " " + (n == 1 ? "1, nothing to choose" : n)));
      warnings.add(
          new Warning(
              "unequal-candidates",
              Warning.Gravity.SCOPE,
              "Strategies chose among different numbers of candidates ("
                  + String.join("; ", words)
                  + "): more to choose from is an advantage of its own."));
    }
  }

  private void edges(List<Warning> warnings) {
    Set<String> at = new LinkedHashSet<>();
    for (Choices choices : choices()) {
      for (Choices.Setting setting : choices.settings()) {
        if (setting.atEdge() > 0 && setting.atEdge() >= MANY * choices.replicates()) {
          at.add(
              "%s of %s (%s of %d)"
                  .formatted(
                      setting.name(), choices.strategy(), ends(setting), choices.replicates()));
        }
      }
    }
    if (!at.isEmpty()) {
      List<String> named = new ArrayList<>(at.stream().limit(NAMED).toList());
      if (at.size() > NAMED) {
        named.add((at.size() - NAMED) + " more");
      }
      warnings.add(
          new Warning(
              "chosen-at-edge",
              Warning.Gravity.SCOPE,
              "Replicates often chose the smallest or largest value that there was: "
                  + Numbers.list(named)
                  + ". Unless nothing lies beyond, a wider range may hold better ones."));
    }
  }

  /** How often which end was chosen: {@code the smallest, 0.001, in 5}. */
  private static String ends(Choices.Setting setting) {
    Choices.Value first = setting.values().get(0);
    Choices.Value last = setting.values().get(setting.values().size() - 1);
    List<String> ends = new ArrayList<>();
    if (first.chosen() > 0) {
      ends.add("the smallest, " + first.text() + ", in " + first.chosen());
    }
    if (last.chosen() > 0) {
      ends.add("the largest, " + last.text() + ", in " + last.chosen());
    }
    return String.join(" and ", ends);
  }

  private void failed(List<Warning> warnings) {
    int failed = choices().stream().mapToInt(Choices::failed).sum();
    int all = choices().stream().mapToInt(c -> c.candidates() * c.replicates()).sum();
    if (failed > 0) {
      warnings.add(
          new Warning(
              "failed-candidates",
              Warning.Gravity.NOTE,
              "%d of %d candidates have no score (they failed or diverged) and could not be chosen."
                  .formatted(failed, all)));
    }
  }
}
