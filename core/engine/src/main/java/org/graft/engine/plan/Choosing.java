package org.graft.engine.plan;

import java.util.List;
import java.util.Map;
import org.graft.engine.spec.Selection;

/**
 * What a strategy chooses from in one setting.
 *
 * @param rule how it chooses
 * @param candidates from what, the first of equals winning
 */
public record Choosing(Selection rule, List<Candidate> candidates) {
  /** Copies the list. */
  public Choosing {
    candidates = List.copyOf(candidates);
  }

  /**
   * One candidate.
   *
   * @param settings by which it differs from the others, by name
   * @param fit how it is trained while it is compared with the others
   * @param then how it is trained once it is chosen
   * @param rows which rows it is trained on then
   */
  public record Candidate(Map<String, String> settings, Arm fit, Arm then, Rows rows) {}

  /** Trainings that it takes to choose. */
  public int fits() {
    return candidates.size() * rule.on().parts();
  }
}
