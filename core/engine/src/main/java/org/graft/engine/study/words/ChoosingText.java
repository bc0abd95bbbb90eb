package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.result.study.Analysis;
import org.graft.spi.result.study.Choices;

/** How settings were chosen, in sentences. */
final class ChoosingText {
  private ChoosingText() {}

  /** The paragraph; empty where nothing was chosen. */
  static String of(Analysis analysis) {
    List<Choices> all = all(analysis);
    List<Choices> choosing = all.stream().filter(Choices::chooses).toList();
    if (choosing.isEmpty()) {
      return "";
    }
    Map<String, Set<String>> settings = new LinkedHashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Choices one : choosing) {
      numbers.merge(one.strategy(), one.candidates(), Math::max);
      one.settings()
          .forEach(
              s ->
                  settings
                      .computeIfAbsent(one.strategy(), k -> new LinkedHashSet<>())
                      .add(s.name()));
    }
    boolean equal = numbers.values().stream().distinct().count() == 1;
    List<String> whose = new ArrayList<>();
    numbers.forEach(
        (label, n) ->
            whose.add(
                String.join(", ", settings.getOrDefault(label, Set.of("itself")))
                    + " of "
                    + label
                    + (equal ? "" : " among " + Numbers.count(n, "candidate"))));
    long failed = all.stream().mapToLong(Choices::failed).sum();
    return "In every replicate settings were chosen "
        + all.get(0).rule()
        + ": "
        + Numbers.list(whose)
        + (equal
            ? ", among "
                + Numbers.count(choosing.get(0).candidates(), "candidate")
                + (whose.size() > 1 ? " each" : "")
            : "")
        + "."
        + pruning(choosing)
        + " Candidates were the same in all replicates. Of equal scores the earlier candidate won;"
        + " candidates that failed or diverged were not chosen"
        + (failed == 0 ? "" : " (" + failed + ")")
        + ". What was chosen was "
        + all.get(0).then()
        + (all.get(0).then().startsWith("tested") ? "" : " and tested")
        + ", once; candidates have no test score. Choosing is part of each replicate, so that"
        + " means, intervals and tests contain it [@cawley2010].";
  }

  /** How candidates were stopped early, strategies with the same rungs together. */
  private static String pruning(List<Choices> choosing) {
    Map<List<Choices.Rung>, Set<String>> alike = new LinkedHashMap<>();
    for (Choices one : choosing) {
      if (!one.rungs().isEmpty()) {
        alike.computeIfAbsent(one.rungs(), k -> new LinkedHashSet<>()).add(one.strategy());
      }
    }
    if (alike.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    alike.forEach(
        (rungs, whose) ->
            words.add(
                (alike.size() == 1 ? "" : "of " + Numbers.list(List.copyOf(whose)) + " ")
                    + rungs(rungs)));
    return " They were pruned by successive halving [@jamieson2016]: "
        + String.join("; ", words)
        + ". Each time training began anew from the same seed, under the schedule of the whole"
        + " training.";
  }

  private static String rungs(List<Choices.Rung> rungs) {
    List<String> words = new ArrayList<>();
    for (Choices.Rung rung : rungs) {
      words.add(
          words.isEmpty()
              ? "all "
                  + rung.candidates()
                  + " were trained for "
                  + Numbers.count(rung.epochs(), "epoch")
              : "the best " + rung.candidates() + " for " + rung.epochs());
    }
    return Numbers.list(words);
  }

  /** The same for a checklist, shorter. */
  static String budget(Analysis analysis) {
    return all(analysis).stream()
        .filter(Choices::chooses)
        .findFirst()
        .map(
            c ->
                "in every replicate "
                    + c.rule()
                    + ", among "
                    + Numbers.count(c.candidates(), "candidate")
                    + "; never on the test split")
        .orElse("");
  }

  private static List<Choices> all(Analysis analysis) {
    return analysis.settings().stream().flatMap(s -> s.choices().stream()).toList();
  }
}
