package org.graft.engine.run;

import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.plan.Plan;
import org.graft.spi.TrialExecutor.Step;

/** How much work a plan is, roughly. */
public final class Load {
  private Load() {}

  /** Seconds of all steps, one after another, as trainers estimate them; the store is ignored. */
  public static double seconds(Plan plan) {
    return new Steps(plan, Set.of(), new Widths(OptionalInt.of(1), 1))
        .inOrder().stream().mapToDouble(Step::seconds).sum();
  }
}
