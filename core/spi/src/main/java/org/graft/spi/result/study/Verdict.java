package org.graft.spi.result.study;

/** What the data say about the first strategy of a pair, seen from the second. */
public enum Verdict {
  /** It is better: the declared test rejects, in this direction. */
  BETTER,
  /** It is worse: the declared test rejects, in this direction. */
  WORSE,
  /** Equivalence within the declared smallest difference of interest was shown. */
  EQUIVALENT,
  /** Neither a difference nor equivalence was shown. */
  UNDECIDED,
  /** The data or the design cannot answer. */
  NOT_TESTABLE
}
