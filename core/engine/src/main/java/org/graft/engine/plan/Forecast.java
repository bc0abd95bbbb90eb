package org.graft.engine.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How long what is left of a plan is expected to take.
 *
 * @param steps steps that are left, each trial counted
 * @param timed how many of them are like some that were timed on this machine
 * @param seconds of all of them on the clock, as many at a time as in earlier runs
 */
public record Forecast(int steps, int timed, double seconds) {
  /**
   * The forecast for what is left of a plan.
   *
   * @param done ids of trials that have an outcome
   * @param stored whether the store has a key
   */
  public static Forecast of(Steps all, Set<String> done, Predicate<String> stored) {
    return of(all, all.left(done), stored);
  }

  /**
   * The forecast for some steps of a plan.
   *
   * @param stored whether the store has a key
   */
  public static Forecast of(Steps all, List<Step> left, Predicate<String> stored) {
    int steps = 0;
    int timed = 0;
    double seconds = 0;
    for (Step step : left) {
      if (there(step, stored)) {
        continue;
      }
      int each = Math.max(1, step.trials().size());
      steps += each;
      timed += all.estimates().timed(step) ? each : 0;
      seconds += step.estimate().seconds();
    }
    return new Forecast(steps, timed, seconds / all.estimates().timings().parallel());
  }

  /** Whether what a step gives is in the store already, or takes no work at all. */
  public static boolean there(Step step, Predicate<String> stored) {
    if (step instanceof SourceStep source) {
      return stored.test(source.key()) || source.model().setting().sourceDecision().isEmpty();
    }
    if (step instanceof CandidateStep candidates) {
      return candidates.trainings().stream().allMatch(fit -> stored.test(fit.card().id()));
    }
    return step instanceof FeatureStep pass
        && pass.tables().stream().allMatch(table -> stored.test(table.key()));
  }
}
