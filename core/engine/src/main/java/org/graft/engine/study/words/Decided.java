package org.graft.engine.study.words;

import org.graft.spi.result.study.Verdict;

/**
 * A comparison and its verdict on the first of the two.
 *
 * @param first the strategy it is about
 * @param second the other
 * @param verdict on the first
 */
record Decided(String first, String second, Verdict verdict) {
  /** Whether a strategy takes part. */
  boolean about(String strategy) {
    return first.equals(strategy) || second.equals(strategy);
  }

  /** Whether a strategy was shown to be better than the other. */
  boolean won(String strategy) {
    return (first.equals(strategy) && verdict == Verdict.BETTER)
        || (second.equals(strategy) && verdict == Verdict.WORSE);
  }

  /** The one that {@code strategy} is compared with. */
  String other(String strategy) {
    return first.equals(strategy) ? second : first;
  }

  /** Seen from the second. */
  Decided turned() {
    Verdict seen =
        verdict == Verdict.BETTER
            ? Verdict.WORSE
            : verdict == Verdict.WORSE ? Verdict.BETTER : verdict;
    return new Decided(/* first= */ second, /* second= */ first, seen);
  }

  /** Whether both are about the same two strategies. */
  boolean same(Decided that) {
    return that.about(first) && that.about(second);
  }
}
