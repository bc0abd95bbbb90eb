package org.graft.stats.location;

/** What the signed-rank test does with differences of zero. */
public enum ZeroPolicy {
  /** Drop zeros, then rank (Wilcoxon 1945, DOI 10.2307/3001968). */
  WILCOX,
  /**
   * Rank with the zeros, then drop their ranks (Pratt 1959, DOI 10.1080/01621459.1959.10501526).
   */
  PRATT,
  /** Rank with the zeros and give half of their ranks to each side (as Demsar 2006 does). */
  ZSPLIT
}
