package org.graft.stats.spread;

import java.util.Arrays;
import org.graft.stats.Better;
import org.graft.stats.Finite;
import org.graft.stats.Moments;
import org.graft.stats.Refusal;

/**
 * The mean of the worst runs: what a user meets who has bad luck with a seed.
 *
 * <p>Answers from one run up and for constants. Refuses missing values; an infinity counts as
 * itself and is refused only where it would enter the mean. For a fraction f of n runs the worst
 * {@code ceil(f n)} are taken.
 *
 * <p>As expected shortfall: Acerbi, Tasche (2002), doi:<a
 * href="https://doi.org/10.1016/S0378-4266(02)00283-2">10.1016/S0378-4266(02)00283-2</a>.
 */
public final class WorstRuns {
  private WorstRuns() {}

  /** Mean of the {@code count} worst of {@code scores}. */
  public static double mean(double[] scores, int count, Better better) {
    if (count < 1 || count > scores.length) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "needs 1 to " + scores.length + " worst runs, found " + count);
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "score " + i + " is missing");
      }
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int from = better == Better.HIGHER ? 0 : sorted.length - count;
    return Moments.mean(
        Finite.sample(Arrays.copyOfRange(sorted, from, from + count), "worst runs", 1));
  }

  /** How many runs the worst {@code fraction} of {@code n} are. */
  public static int count(int n, double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "fraction must lie in (0, 1], found " + fraction);
    }
    return Math.max(1, (int) Math.ceil(fraction * n * (1 - 1e-12)));
  }
}
