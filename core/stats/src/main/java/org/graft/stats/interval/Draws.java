package org.graft.stats.interval;

import java.util.function.Consumer;
import org.graft.stats.Refusal;

/** Which resamples a bootstrap evaluates. */
public sealed interface Draws {
  /** Every resample once, so that there is no Monte Carlo error. */
  record All() implements Draws {}

  /** {@code count} random ones from {@code seed}. */
  record Random(int count, long seed) implements Draws {
    /** Refuses fewer than 2. */
    public Random {
      if (count < 2) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "needs at least 2 resamples, found " + count);
      }
    }
  }

  /** The given ones, as row indices. */
  @SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
  record Given(int[][] rows) implements Draws {}

  /** Most resamples that are enumerated. */
  int MOST = 2_000_000;

  /** All where there are at most {@code count}, else that many random ones. */
  static Draws atMost(int count, long seed, Resampling resampling) {
    return resampling.count() <= count ? new All() : new Random(count, seed);
  }

  /** How many there are. */
  default double count(Resampling resampling) {
    if (this instanceof Random random) {
      return random.count();
    }
    return this instanceof Given given ? given.rows().length : resampling.count();
  }

  /** Visits them; the array may be overwritten after each visit. */
  default void visit(Resampling resampling, Consumer<int[]> visitor) {
    if (this instanceof Random random) {
      resampling.draw(random.count(), random.seed(), visitor);
    } else if (this instanceof Given given) {
      for (int[] rows : given.rows()) {
        visitor.accept(rows);
      }
    } else if (resampling.count() > MOST) {
      throw new Refusal(Refusal.Reason.TOO_LARGE, "there are " + resampling.count() + " resamples");
    } else {
      resampling.enumerate(visitor);
    }
  }
}
