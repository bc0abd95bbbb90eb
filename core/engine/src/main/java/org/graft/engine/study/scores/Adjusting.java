package org.graft.engine.study.scores;

/** How the error over the family of comparisons is held. */
public enum Adjusting {
  /** Westfall-Young max-T in one setting of complete pairs, else Holm. */
  AUTOMATIC,
  /** Holm. */
  HOLM,
  /** Shaffer's static procedure, for all pairs over many data sets. */
  SHAFFER,
  /** Bergmann-Hommel, for all pairs of at most 9 strategies over many data sets. */
  BERGMANN_HOMMEL,
  /** Holm, with the groups of the critical-difference diagram by Nemenyi. */
  NEMENYI
}
