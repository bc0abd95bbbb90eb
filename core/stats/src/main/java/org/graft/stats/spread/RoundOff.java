package org.graft.stats.spread;

import org.graft.stats.Ranks;

/** Whether values that differ by round-off alone are tied before ranking. */
public enum RoundOff {
  /** Values within the tolerance of {@link org.graft.stats.Ties} are tied. */
  TIED,
  /** Only equal doubles are tied, as R and SciPy rank; for comparison with them. */
  KEPT;

  double[] ranks(double[] values, double scale) {
    return Ranks.midRanks(values, this == TIED ? scale : 0);
  }
}
