package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.plan.ThreadCounts;
import org.graft.spi.TrialExecutor.Step;
import org.graft.spi.base.Digest;

/** The steps that a plan still takes, each after what it needs, and who still needs whom. */
final class Steps {
  private final Estimates estimates;
  private final PlanIndex index;
  private final Map<String, Step> byKey = new LinkedHashMap<>();
  private final Map<String, List<PlannedTrial>> trials = new LinkedHashMap<>();
  private final Map<String, Integer> users = new HashMap<>();

  /**
   * The steps of {@code plan}.
   *
   * @param done ids of trials that have an outcome
   */
  Steps(Plan plan, Set<String> done, ThreadCounts threadCounts) {
    this.estimates = new Estimates(plan.spec(), threadCounts);
    this.index = new PlanIndex(plan);
    Map<String, PlannedTrial> left =
        plan.trials().stream()
            .filter(trial -> !done.contains(trial.card().id()))
            .collect(
                Collectors.toMap(
                    trial -> trial.card().id(),
                    Function.identity(),
                    (first, same) -> first,
                    LinkedHashMap::new));
    new Company().of(List.copyOf(left.values())).forEach(this::add);
    byKey
        .values()
        .forEach(step -> step.needs().forEach(need -> users.merge(need, 1, Integer::sum)));
  }

  private void add(List<PlannedTrial> together) {
    PlannedTrial first = together.get(0);
    List<String> needs = new ArrayList<>();
    first.source().ifPresent(source -> needs.add(add(source)));
    first.features().ifPresent(table -> needs.add(add(index.pass(table))));
    String key = key(together);
    trials.put(key, together);
    put(key, needs, estimates.of(first.arm()).times(together.size()));
  }

  private static String key(List<PlannedTrial> together) {
    Digest digest = new Digest();
    together.forEach(trial -> digest.add(trial.card().id()));
    return together.size() == 1 ? together.get(0).card().id() : digest.id();
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

  /** How many trials are among them. */
  int size() {
    return trials.values().stream().mapToInt(List::size).sum();
  }

  /** The trials that a step is for; none if it is shared work. */
  List<PlannedTrial> trials(String key) {
    return trials.getOrDefault(key, List.of());
  }

  /** What a step does: its trials, or itself where it is shared work. */
  List<String> parts(String key) {
    List<String> ids = trials(key).stream().map(trial -> trial.card().id()).toList();
    return ids.isEmpty() ? List.of(key) : ids;
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
