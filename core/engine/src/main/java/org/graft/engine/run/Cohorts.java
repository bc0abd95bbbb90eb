package org.graft.engine.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.spi.network.Network;
import org.graft.spi.training.Cohort;
import org.graft.spi.training.Recipe;

/**
 * Which trials are trained in one call: those that their trainer says it trains faster together and
 * that need the same source model, features and data. All others are on their own.
 */
final class Cohorts {
  private final IdentityHashMap<Arm, Optional<Cohort>> known = new IdentityHashMap<>();

  private Cohorts() {}

  /** Every one of {@code trials} once, in the order of each group's first. */
  static List<List<PlannedTrial>> of(List<PlannedTrial> trials) {
    Cohorts cohorts = new Cohorts();
    List<List<PlannedTrial>> groups = new ArrayList<>();
    Map<Object, List<PlannedTrial>> open = new LinkedHashMap<>();
    for (PlannedTrial trial : trials) {
      Optional<Cohort> cohort = cohorts.of(trial.arm());
      List<PlannedTrial> group =
          cohort.isEmpty()
              ? new ArrayList<>()
              : open.computeIfAbsent(shared(trial, cohort.get()), k -> new ArrayList<>());
      if (group.isEmpty()) {
        groups.add(group);
      }
      group.add(trial);
      if (cohort.isPresent() && group.size() == cohort.get().most()) {
        open.remove(shared(trial, cohort.get()));
      }
    }
    return groups;
  }

  private Optional<Cohort> of(Arm arm) {
    return known.computeIfAbsent(arm, Cohorts::ask);
  }

  private static Optional<Cohort> ask(Arm arm) {
    if (arm.recipe().isEmpty() || arm.recipe().get().phases().isEmpty()) {
      return Optional.empty();
    }
    Recipe recipe = arm.recipe().get();
    Network tail = arm.tap().map(recipe.network()::above).orElse(recipe.network());
    return arm.trainer()
        .value()
        .cohort(tail, recipe.phases().stream().map(p -> Phases.within(p, tail)).toList());
  }

  private static Object shared(PlannedTrial trial, Cohort cohort) {
    return List.of(
        trial.arm().trainer().canonical(),
        cohort,
        trial.arm().setting().target().digest(),
        trial.source().map(SourceStep::key).orElse(""),
        trial.features().map(FeatureStep::key).orElse(""));
  }
}
