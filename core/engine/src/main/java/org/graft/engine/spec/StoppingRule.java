package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.base.Param;

/**
 * When a run may end before all its repeats: it is looked at so many times, and ends when every
 * declared comparison is decided. The tests are those that stay honest under such looking.
 *
 * @param looks how many, equally spaced over the repeats, the last after all of them
 * @param rule which tests
 */
public record StoppingRule(
    @Param(
            doc = "Looks at the results, equally spaced, the last after all repeats.",
            min = 2,
            max = 1000)
        int looks,
    @Param(
            doc =
                "obrien-fleming: up to five looks with Lan-DeMets boundaries on the declared test;"
                    + " e-process: any number of looks, by the signs of differences.",
            byDefault = "obrien-fleming")
        Rule rule) {
  /** Looks up to which boundaries are worth having. */
  private static final int MOST_BOUNDARIES = 5;

  /** Which tests hold their level under repeated looks. */
  public enum Rule {
    /** Lan-DeMets boundaries that spend the level as O'Brien and Fleming would. */
    OBRIEN_FLEMING,
    /** A wager on the sign of differences. */
    E_PROCESS
  }

  /** Checks the number of looks. */
  public StoppingRule {
    if (rule == Rule.OBRIEN_FLEMING && looks > MOST_BOUNDARIES) {
      throw new IllegalArgumentException(
          "O'Brien-Fleming boundaries are for "
              + MOST_BOUNDARIES
              + " looks at most, found "
              + looks
              + "; use rule: e-process for more");
    }
  }

  /** Repeats after which it is looked, of {@code repeats} in all. */
  public List<Integer> after(int repeats) {
    List<Integer> after = new ArrayList<>();
    for (int k = 1; k <= looks; k++) {
      after.add((k * repeats + looks - 1) / looks);
    }
    return after;
  }
}
