package org.graft.spi.result.study;

/**
 * Something that limits what may be concluded.
 *
 * @param code kebab-case name of its kind: {@code few-repeats}, {@code one-source-model}
 * @param gravity how much it limits
 * @param text in words, complete with a full stop; no markup
 */
public record Warning(String code, Gravity gravity, String text) {
  /** How much it limits conclusions. */
  public enum Gravity {
    /** A conclusion may be wrong because of it. */
    SERIOUS,
    /** Conclusions hold for less than a reader may think. */
    SCOPE,
    /** Worth knowing. */
    NOTE
  }
}
