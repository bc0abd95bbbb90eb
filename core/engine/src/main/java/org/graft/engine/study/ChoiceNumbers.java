package org.graft.engine.study;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.Tried;
import org.graft.engine.study.analysis.Means;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;

/**
 * What the replicates of one strategy chose, counted and averaged. Candidates of one value are
 * averaged within a replicate first, replicates of one source model next where there are several.
 */
final class ChoiceNumbers {
  private final Map<Recorded, List<Tried>> replicates = new LinkedHashMap<>();
  private final boolean sourcesVary;
  private final double confidence;

  private ChoiceNumbers(
      List<Recorded> own, Map<String, List<Tried>> tried, boolean sourcesVary, double confidence) {
    for (Recorded trial : own) {
      List<Tried> candidates = tried.getOrDefault(trial.card().id(), List.of());
      if (!candidates.isEmpty()) {
        replicates.put(trial, candidates);
      }
    }
    this.sourcesVary = sourcesVary;
    this.confidence = confidence;
  }

  /** What a strategy chose in one setting; empty where none of its trials has candidates. */
  static Optional<Choices> of(
      List<Recorded> own, Map<String, List<Tried>> tried, Declared spec, boolean sourcesVary) {
    if (spec.selection().isEmpty()) {
      return Optional.empty();
    }
    Declared.Selecting rule = spec.selection().get();
    ChoiceNumbers numbers = new ChoiceNumbers(own, tried, sourcesVary, 1 - spec.rules().alpha());
    return numbers.replicates.isEmpty() ? Optional.empty() : Optional.of(numbers.all(rule, spec));
  }

  private Choices all(Declared.Selecting rule, Declared spec) {
    Measure measure =
        spec.metrics().stream()
            .filter(metric -> metric.label().equals(rule.by()))
            .findFirst()
            .map(Measures::of)
            .orElseThrow();
    List<List<Tried>> all = List.copyOf(replicates.values());
    return new Choices(
        own().card().strategy(),
        rule.words(),
        rule.refit() ? "trained once more on all rows but the test split's" : "tested as it was",
        measure,
        replicates.size(),
        all.stream().mapToInt(List::size).max().orElse(0),
        rungs(own()),
        (int) all.stream().flatMap(List::stream).filter(t -> t.failure().isPresent()).count(),
        settings(all),
        gap(rule.by()));
  }

  private static List<Choices.Rung> rungs(Recorded trial) {
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    if (!settings.has("selection") || !settings.getAsJsonObject("selection").has("rungs")) {
      return List.of();
    }
    return settings.getAsJsonObject("selection").getAsJsonArray("rungs").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(r -> new Choices.Rung(r.get("candidates").getAsInt(), r.get("epochs").getAsInt()))
        .toList();
  }

  private Recorded own() {
    return replicates.keySet().iterator().next();
  }

  private List<Choices.Setting> settings(List<List<Tried>> all) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (List<Tried> candidates : all) {
      for (Tried one : candidates) {
        one.settings()
            .forEach(
                (name, value) -> {
                  List<String> known = values.computeIfAbsent(name, n -> new ArrayList<>());
                  if (!known.contains(value)) {
                    known.add(value);
                  }
                });
      }
    }
    List<Choices.Setting> settings = new ArrayList<>();
    values.forEach((name, texts) -> settings.add(setting(name, texts)));
    return settings;
  }

  private Choices.Setting setting(String name, List<String> texts) {
    List<Choices.Value> values = new ArrayList<>();
    for (String text : texts) {
      int chosen =
          (int)
              replicates.values().stream()
                  .flatMap(List::stream)
                  .filter(one -> one.chosen() && text.equals(one.settings().get(name)))
                  .count();
      Estimate heldOut =
          mean(
              trial ->
                  replicates.getOrDefault(trial, List.of()).stream()
                      .filter(one -> text.equals(one.settings().get(name)))
                      .mapToDouble(Tried::score)
                      .filter(Double::isFinite)
                      .average()
                      .orElse(Double.NaN));
      values.add(new Choices.Value(text, number(text), chosen, heldOut));
    }
    if (values.stream().allMatch(value -> Double.isFinite(value.number()))) {
      values.sort(java.util.Comparator.comparingDouble(Choices.Value::number));
    }
    return new Choices.Setting(name, values);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Choices.Gap gap(String by) {
    ToDoubleFunction<Recorded> heldOut =
        trial ->
            replicates.getOrDefault(trial, List.of()).stream()
                .filter(Tried::chosen)
                .mapToDouble(Tried::score)
                .findFirst()
                .orElse(Double.NaN);
    ToDoubleFunction<Recorded> test =
        trial ->
            trial.outcome().orElse(null) instanceof Outcome.Completed completed
                ? completed.scores().getOrDefault(by, Double.NaN)
                : Double.NaN;
    return new Choices.Gap(
        mean(heldOut),
        mean(test),
        mean(trial -> test.applyAsDouble(trial) - heldOut.applyAsDouble(trial)));
  }

  /** The mean of what replicates have, over source models where there are several. */
  private Estimate mean(ToDoubleFunction<Recorded> value) {
    Map<Integer, List<Double>> groups = new TreeMap<>();
    int next = 0;
    for (Recorded trial : replicates.keySet()) {
      double number = value.applyAsDouble(trial);
      if (Double.isFinite(number)) {
        groups
            .computeIfAbsent(
                sourcesVary ? trial.card().sourceReplicate() : next++, k -> new ArrayList<>())
            .add(number);
      }
    }
    double[] units =
        groups.values().stream()
            .mapToDouble(g -> g.stream().mapToDouble(x -> x).average().orElse(Double.NaN))
            .toArray();
    return units.length == 0
        ? Estimate.refused("no score")
        : Means.of(units, confidence, sourcesVary ? "source models" : "replicates");
  }
}
