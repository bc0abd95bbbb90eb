package org.graft.spi.result.study;

import java.util.Optional;

/**
 * The answer to one comparison.
 *
 * @param verdict the answer
 * @param sentence the answer in plain words with its numbers, complete with a full stop; no markup
 * @param reason why the comparison is undecided or not testable; empty for the other verdicts
 */
public record Decision(Verdict verdict, String sentence, Optional<String> reason) {
  /** Checks that no answer is not given without a reason. */
  public Decision {
    if (verdict == Verdict.NOT_TESTABLE && reason.isEmpty()) {
      throw new IllegalArgumentException("a comparison that is not testable needs a reason");
    }
  }
}
