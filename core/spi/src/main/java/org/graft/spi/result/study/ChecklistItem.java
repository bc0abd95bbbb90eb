package org.graft.spi.result.study;

/**
 * One question of the reproducibility checklist.
 *
 * @param question what a reviewer asks
 * @param state whether the program could answer
 * @param answer the answer, or what the author has to add
 */
public record ChecklistItem(String question, State state, String answer) {
  /** Whether the program could answer. */
  public enum State {
    /** Answered from what was recorded. */
    ANSWERED,
    /** The author has to answer. */
    OPEN,
    /** Does not apply to this study. */
    NOT_APPLICABLE
  }
}
