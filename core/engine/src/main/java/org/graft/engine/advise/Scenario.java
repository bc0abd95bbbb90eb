package org.graft.engine.advise;

/**
 * The four cases of the textbook's rule (M. Elgendy, Deep Learning for Vision Systems, 2020, table
 * 6.1) and how much of the body it says to freeze in each.
 */
public enum Scenario {
  /** Few examples, a domain like the source's. */
  SMALL_SIMILAR("small, similar", 1, "feature extractor"),
  /** Many examples, a domain like the source's. */
  LARGE_SIMILAR("large, similar", 0.7, "freeze 60-80 %, fine-tune the rest"),
  /** Few examples, another domain. */
  SMALL_DIFFERENT("small, different", 0.4, "freeze a third to a half, fine-tune the rest"),
  /** Many examples, another domain. */
  LARGE_DIFFERENT("large, different", 0, "fine-tune all");

  private final String words;
  private final double frozen;
  private final String rule;

  Scenario(String words, double frozen, String rule) {
    this.words = words;
    this.frozen = frozen;
    this.rule = rule;
  }

  static Scenario of(boolean small, boolean similar) {
    if (similar) {
      return small ? SMALL_SIMILAR : LARGE_SIMILAR;
    }
    return small ? SMALL_DIFFERENT : LARGE_DIFFERENT;
  }

  /** Such as {@code small, similar}. */
  public String words() {
    return words;
  }

  /** What the rule says, in words. */
  public String rule() {
    return rule;
  }

  /** How many of {@code blocks} stay frozen. */
  public int frozen(int blocks) {
    return (int) Math.rint(frozen * blocks);
  }
}
