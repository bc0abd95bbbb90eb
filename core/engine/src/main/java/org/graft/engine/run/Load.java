package org.graft.engine.run;

import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ThreadCounts;
import org.graft.spi.TrialExecutor.Step;

/** How much work of a plan is left, roughly. */
public final class Load {
  private Load() {}

  /**
   * Seconds of all steps, one after another, as trainers estimate them; the store is ignored.
   *
   * @param done ids of trials that have an outcome
   */
  public static double seconds(Plan plan, Set<String> done) {
    return new Steps(plan, done, new ThreadCounts(OptionalInt.of(1), 1))
        .inOrder().stream().mapToDouble(Step::seconds).sum();
  }
}
