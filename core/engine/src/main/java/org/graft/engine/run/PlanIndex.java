package org.graft.engine.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;

/** A plan's steps by key; the key of trials that go together is made of all of theirs. */
final class PlanIndex {
  private static final String AND = "+";

  private final Map<String, PlannedTrial> trials = new HashMap<>();
  private final Map<String, SourceStep> sources = new HashMap<>();
  private final Map<String, FeatureStep> tables = new LinkedHashMap<>();
  private final Map<String, FeaturePass> passes = new HashMap<>();
  private final Map<String, FeaturePass> passOf = new HashMap<>();

  PlanIndex(Plan plan) {
    plan.sources().forEach(source -> add(source));
    plan.features().forEach(table -> add(table));
    for (PlannedTrial trial : plan.trials()) {
      trials.putIfAbsent(trial.card().id(), trial);
      trial.source().ifPresent(this::add);
      trial.features().ifPresent(this::add);
    }
    for (FeaturePass pass : FeaturePass.of(tables.values())) {
      passes.put(pass.key(), pass);
      pass.tables().forEach(table -> passOf.put(table.key(), pass));
    }
  }

  private void add(SourceStep source) {
    sources.putIfAbsent(source.key(), source);
  }

  private void add(FeatureStep table) {
    tables.putIfAbsent(table.key(), table);
    add(table.source());
  }

  /** The key of the step that does {@code group}. */
  static String key(List<PlannedTrial> group) {
    return group.stream().map(trial -> trial.card().id()).collect(Collectors.joining(AND));
  }

  /** The trials that a step does; empty for shared work. */
  List<PlannedTrial> trials(String key) {
    return Arrays.stream(key.split(Pattern.quote(AND)))
        .flatMap(id -> Optional.ofNullable(trials.get(id)).stream())
        .toList();
  }

  Optional<SourceStep> source(String key) {
    return Optional.ofNullable(sources.get(key));
  }

  Optional<FeaturePass> pass(String key) {
    return Optional.ofNullable(passes.get(key));
  }

  /** The pass that gives a table. */
  FeaturePass pass(FeatureStep table) {
    return Optional.ofNullable(passOf.get(table.key())).orElseThrow();
  }
}
