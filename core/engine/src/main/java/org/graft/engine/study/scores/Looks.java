package org.graft.engine.study.scores;

import java.util.List;
import org.graft.engine.spec.StoppingRule;

/**
 * Repeated looks that were declared.
 *
 * @param rule which tests stay honest under them
 * @param after repeats (source models where there are several) after which it is looked; the last
 *     is all of them
 */
public record Looks(StoppingRule.Rule rule, List<Integer> after) {
  /** Copies the list. */
  public Looks {
    after = List.copyOf(after);
  }

  /** How many repeats there are at most. */
  public int all() {
    return after.get(after.size() - 1);
  }

  /** How many looks have been taken when {@code repeats} are there. */
  public int taken(int repeats) {
    return (int) after.stream().filter(n -> n <= repeats).count();
  }
}
