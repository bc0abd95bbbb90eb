package org.graft.engine.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;

/** A plan's steps by key. */
final class PlanIndex {
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

  Optional<PlannedTrial> trial(String key) {
    return Optional.ofNullable(trials.get(key));
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
