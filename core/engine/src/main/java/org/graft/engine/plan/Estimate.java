package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * How long what is left of a plan is expected to take.
 *
 * @param steps steps that are left
 * @param unknown how many of them are like nothing that was timed
 * @param seconds the others' time on the clock, as many at a time as in earlier runs
 */
public record Estimate(int steps, int unknown, double seconds) {

  /**
   * The estimate for {@code plan}.
   *
   * @param stored whether the store has a key
   * @param finished whether a trial, by its id, has an outcome
   */
  public static Estimate of(
      Plan plan, Timings timings, Predicate<String> stored, Predicate<String> finished) {
    Map<String, SourceStep> sources = new LinkedHashMap<>();
    Map<String, FeatureStep> tables = new LinkedHashMap<>();
    IdentityHashMap<Arm, Integer> trials = new IdentityHashMap<>();
    for (PlannedTrial trial : plan.trials()) {
      if (!finished.test(trial.card().id())) {
        trials.merge(trial.arm(), 1, Integer::sum);
        trial.source().ifPresent(s -> sources.putIfAbsent(s.key(), s));
        trial.features().ifPresent(f -> tables.putIfAbsent(f.key(), f));
      }
    }
    sources.values().removeIf(s -> stored.test(s.key()) || s.setting().sourceDecision().isEmpty());
    tables.values().removeIf(table -> stored.test(table.key()));
    List<OptionalDouble> each = new ArrayList<>();
    sources.values().forEach(step -> each.add(timings.seconds(StepSize.of(step, plan.spec()))));
    FeaturePass.of(tables.values()).forEach(pass -> each.add(timings.seconds(StepSize.of(pass))));
    for (Arm arm : plan.arms()) {
      OptionalDouble seconds = timings.seconds(StepSize.of(arm));
      for (int i = 0; i < trials.getOrDefault(arm, 0); i++) {
        each.add(seconds);
      }
    }
    double sum = each.stream().mapToDouble(s -> s.orElse(0)).sum();
    int unknown = (int) each.stream().filter(OptionalDouble::isEmpty).count();
    return new Estimate(each.size(), unknown, sum / timings.parallel());
  }
}
