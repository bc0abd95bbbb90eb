package org.graft.stats.spread;

import org.graft.stats.Better;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Which runs failed: their score lies on the bad side of a declared threshold, or there is none.
 *
 * <p>A score equal to the threshold up to round-off has not failed. A diverged run (infinity on the
 * bad side) has failed.
 */
public final class Failures {
  private Failures() {}

  /** What a missing score says about its run. */
  public enum Missing {
    /** The run failed: it produced no score. */
    FAILED,
    /** Nothing: the run is left out. */
    DROPPED
  }

  /** Failures among {@code scores}, out of those that count. */
  public static BinomialRate rate(
      double[] scores, double threshold, Better better, Missing missing) {
    int trials = 0;
    int failed = 0;
    for (double score : scores) {
      if (Double.isNaN(score) && missing == Missing.DROPPED) {
        continue;
      }
      trials++;
      failed += failed(score, threshold, better) ? 1 : 0;
    }
    return new BinomialRate(failed, trials);
  }

  /** Whether a score failed; a missing one did. */
  public static boolean failed(double score, double threshold, Better better) {
    if (!Double.isFinite(threshold)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "the threshold must be finite, found " + threshold);
    }
    if (Double.isNaN(score)) {
      return true;
    }
    if (Ties.tied(score, threshold, Math.abs(threshold))) {
      return false;
    }
    return better == Better.HIGHER ? score < threshold : score > threshold;
  }
}
