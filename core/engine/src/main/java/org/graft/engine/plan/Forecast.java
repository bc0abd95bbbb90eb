package org.graft.engine.plan;

import java.util.List;
import java.util.OptionalDouble;
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

  /**
   * Seconds that a run at work takes still: what was expected at first, what was seen of it once a
   * fifth of its own trials has ended, in between a mixture.
   *
   * @param expected seconds of all of it; 0 if unknown
   * @param since seconds since it began
   * @param own trials that ended since
   * @param left trials still to end
   * @return empty if nothing is known
   */
  public static OptionalDouble left(double expected, double since, int own, int left) {
    boolean estimated = expected > 0;
    if (own == 0 && !estimated) {
      return OptionalDouble.empty();
    }
    double byEstimate = Math.max(0, expected - since);
    double byRate = own == 0 ? byEstimate : since / own * left;
    double seen = seen(expected, own, left);
    return OptionalDouble.of(seen * byRate + (1 - seen) * byEstimate);
  }

  /** How much of {@link #left} goes by what was seen of the run: 0 to 1. */
  public static double seen(double expected, int own, int left) {
    return expected > 0 ? Math.min(1, 5.0 * own / Math.max(1, own + left)) : 1;
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
