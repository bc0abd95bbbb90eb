package org.graft.spi.result.study;

import java.util.List;

/**
 * The answer of a study before its single comparisons: all of it in a sentence, then groups of like
 * comparisons. Plain text, no markup.
 *
 * @param sentence which strategy is best, by what, over what and with what certainty; empty where
 *     there is nothing to say
 * @param groups like comparisons together, a sentence each: {@code fine-tune is better than scratch
 *     in 12 of 16 transfers; undecided in 4.}; empty where the single comparisons say as much
 */
public record Answer(String sentence, List<String> groups) {
  /** Nothing to say. */
  public static final Answer NONE = new Answer("", List.of());

  /** Copies the list. */
  public Answer {
    groups = List.copyOf(groups);
  }
}
