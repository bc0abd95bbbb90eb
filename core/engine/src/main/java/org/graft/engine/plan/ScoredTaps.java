package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.problem.Problem;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Recipe;

/**
 * Finds the features on which each trial's head sits before training: the outputs of the last layer
 * that starts from the source's weights, below a head that is carried too. Images are averaged over
 * their pixels. A trial that starts from no source model has none; nor has one whose candidates sit
 * on different features.
 */
final class ScoredTaps {
  private final SharedSteps shared;
  private final IdentityHashMap<Arm, Network> networks = new IdentityHashMap<>();

  ScoredTaps(SharedSteps shared) {
    this.shared = shared;
  }

  /** What keeps transferability scores from being computed. */
  static Stream<Problem> problems(ExperimentSpec spec, List<Setting> settings) {
    if (spec.scores().isEmpty()) {
      return Stream.of();
    }
    return settings.stream()
        .filter(setting -> !(setting.task().target() instanceof Target.Classes))
        .map(
            setting ->
                "transferability scores are of classes, and %s is of %s; leave 'scores' out"
                    .formatted(setting.transfer().target().label(), setting.task().target().kind()))
        .distinct()
        .map(what -> new Problem(spec.scores().get(0).where(), what));
  }

  /** The features of all trials, each once. */
  List<ScoredFeatures> of(List<PlannedTrial> trials) {
    Map<String, FeatureTable> tables = new LinkedHashMap<>();
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (PlannedTrial trial : trials) {
      table(trial)
          .ifPresent(
              table -> {
                tables.putIfAbsent(table.key(), table);
                users.computeIfAbsent(table.key(), k -> new ArrayList<>()).add(trial.card().id());
              });
    }
    return tables.values().stream()
        .map(table -> new ScoredFeatures(table, users.getOrDefault(table.key(), List.of())))
        .toList();
  }

  private Optional<FeatureTable> table(PlannedTrial trial) {
    if (trial.candidates().isEmpty()) {
      return trial
          .source()
          .map(
              source ->
                  shared.plain(
                      trial.arm().setting(),
                      networks.computeIfAbsent(trial.arm(), ScoredTaps::network),
                      source));
    }
    List<Optional<FeatureTable>> all =
        trial.candidates().stream().map(candidate -> table(candidate.then())).toList();
    Set<String> keys =
        all.stream().map(t -> t.map(FeatureTable::key).orElse("")).collect(Collectors.toSet());
    return keys.size() == 1 ? all.get(0) : Optional.empty();
  }

  private static Network network(Arm arm) {
    Network body = arm.setting().card().body();
    Network features = arm.recipe().map(recipe -> below(recipe, body)).or(arm::prefix).orElse(body);
    Shape shape = features.shapes().get(features.output().name());
    return shape != null && shape.rank() == 3
        ? features.then(List.of(new Layer.GlobalAveragePooling()))
        : features;
  }

  /** The body where the head is carried, or nodes are put into what lies below it. */
  private static Network below(Recipe recipe, Network body) {
    Network whole = recipe.network();
    if (recipe.carried().contains(whole.output().name())) {
      return body;
    }
    return whole.cuts().stream()
        .filter(recipe.carried()::contains)
        .reduce((before, cut) -> cut)
        .map(whole::upTo)
        .filter(
            below ->
                below.parameters().entrySet().stream()
                    .allMatch(e -> e.getValue().isEmpty() || recipe.carried().contains(e.getKey())))
        .orElse(body);
  }
}
