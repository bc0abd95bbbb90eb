package org.graft.stats.spread;

import org.graft.stats.Refusal;

/** Which end of a score's range is the good one. */
public enum Better {
  /** Larger scores are better, such as accuracy. */
  HIGHER,
  /** Smaller scores are better, such as loss. */
  LOWER;

  /** The one named {@code higher} or {@code lower}. */
  public static Better named(String name) {
    return switch (name) {
      case "higher" -> HIGHER;
      case "lower" -> LOWER;
      default ->
          throw new Refusal(
              Refusal.Reason.BAD_ARGUMENT, "'better' must be higher or lower, found " + name);
    };
  }
}
