package org.graft.testkit;

/** Ways in which programmed strategies go wrong. */
public enum ProgramFault {
  /** None. */
  NONE,
  /** Writes its weights over the source model's. */
  TRAINS_THE_SOURCE_IN_PLACE,
  /** Goes on from where the last fit of the same source ended. */
  GOES_ON_FROM_THE_LAST_FIT,
  /** Draws the same numbers whatever the seed. */
  IGNORES_ITS_SEED,
  /** Draws numbers from the clock. */
  UNSEEDED,
  /** Draws other numbers on other threads. */
  THREAD_MATTERS,
  /** Gives logits. */
  NOT_PROBABILITIES,
  /** Gives NaN. */
  NOT_A_NUMBER,
  /** Answers for one class too many. */
  WRONG_CLASSES,
  /** Ranks rows among themselves. */
  LOOKS_AT_OTHER_ROWS,
  /** Writes over the examples. */
  CHANGES_THE_EXAMPLES,
  /** Says that it does not use the experiment's training. */
  HIDES_THE_TRAINING,
  /** Fails without a validation split. */
  FAILS_UNANNOUNCED
}
