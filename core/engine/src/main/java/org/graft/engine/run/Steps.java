package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.spi.TrialExecutor.Step;

/** The steps that a plan still takes, each after what it needs, and who still needs whom. */
final class Steps {
  private final Estimates estimates;
  private final PlanIndex index;
  private final Map<String, Step> byKey = new LinkedHashMap<>();
  private final Map<String, PlannedTrial> trials = new LinkedHashMap<>();
  private final Map<String, List<PlannedTrial>> groups = new HashMap<>();
  private final Map<String, Integer> users = new HashMap<>();

  /**
   * The steps of {@code plan}.
   *
   * @param done ids of trials that have an outcome
   */
  Steps(Plan plan, Set<String> done, Widths widths) {
    this.estimates = new Estimates(plan.spec(), widths);
    this.index = new PlanIndex(plan);
    for (PlannedTrial trial : plan.trials()) {
      String id = trial.card().id();
      if (!done.contains(id)) {
        trials.putIfAbsent(id, trial);
      }
    }
    Cohorts.of(List.copyOf(trials.values())).forEach(this::add);
    byKey
        .values()
        .forEach(step -> step.needs().forEach(need -> users.merge(need, 1, Integer::sum)));
  }

  private void add(List<PlannedTrial> group) {
    PlannedTrial first = group.get(0);
    List<String> needs = new ArrayList<>();
    first.source().ifPresent(source -> needs.add(add(source)));
    first.features().ifPresent(table -> needs.add(add(index.pass(table))));
    String key = PlanIndex.key(group);
    groups.put(key, group);
    put(key, needs, estimates.of(group.stream().map(PlannedTrial::arm).toList()));
  }

  private String add(SourceStep source) {
    if (!byKey.containsKey(source.key())) {
      put(source.key(), List.of(), estimates.of(source));
    }
    return source.key();
  }

  private String add(FeaturePass pass) {
    String key = pass.key();
    if (!byKey.containsKey(key)) {
      put(key, List.of(add(pass.source())), estimates.of(pass));
    }
    return key;
  }

  private void put(String key, List<String> needs, Estimates.Estimate estimate) {
    byKey.put(key, new Step(key, needs, estimate.bytes(), estimate.seconds(), estimate.threads()));
  }

  List<Step> inOrder() {
    return List.copyOf(byKey.values());
  }

  /** The trials among them by id, in the order of the matrix. */
  Map<String, PlannedTrial> trials() {
    return trials;
  }

  /** The trials that a step does; empty for shared work. */
  List<PlannedTrial> trials(String key) {
    return groups.getOrDefault(key, List.of());
  }

  /** A step has ended: which of the results that it needed nobody needs any more. */
  List<String> ended(String key) {
    Step step = byKey.get(key);
    if (step == null) {
      return List.of();
    }
    return step.needs().stream().filter(need -> users.merge(need, -1, Integer::sum) == 0).toList();
  }
}
