package org.graft.stats.design;

import org.graft.stats.Refusal;

/** The level of a test that is being planned. */
final class Level {
  private static final double LEAST = 1e-12;

  private Level() {}

  /** Refuses an {@code alpha} outside [1e-12, 1). */
  static void check(double alpha) {
    if (!(alpha >= LEAST && alpha < 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "alpha must lie in [1e-12, 1), found " + alpha);
    }
  }
}
