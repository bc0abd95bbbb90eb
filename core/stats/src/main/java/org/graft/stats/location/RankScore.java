package org.graft.stats.location;

import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * The normal approximation of a rank statistic.
 *
 * @param deviation statistic minus its null mean
 * @param variance null variance
 */
public record RankScore(double deviation, double variance) {
  /** Refuses a statistic that cannot vary. */
  public RankScore {
    if (!(variance > 0)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "no normal approximation: the ranks do not vary (all tied)");
    }
  }

  /** Standard score without continuity correction. */
  public double z() {
    return deviation / Math.sqrt(variance);
  }

  /** Standard score with the deviation moved by 1/2 towards 0, and past it from nearer, as in R. */
  public double zCorrected() {
    return (deviation - 0.5 * Math.signum(deviation)) / Math.sqrt(variance);
  }

  /** Two-sided p without continuity correction. */
  public PValue p() {
    return Normal.STANDARD.twoSided(z());
  }

  /** Two-sided p with continuity correction. */
  public PValue pCorrected() {
    return Normal.STANDARD.twoSided(zCorrected());
  }

  /** p of a larger statistic, with continuity correction. */
  public PValue greaterCorrected() {
    return Normal.STANDARD.upper((deviation - 0.5) / Math.sqrt(variance));
  }

  /** p of a smaller statistic, with continuity correction. */
  public PValue lessCorrected() {
    return Normal.STANDARD.lower((deviation + 0.5) / Math.sqrt(variance));
  }
}
