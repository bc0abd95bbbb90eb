package org.graft.stats.design;

import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Sample sizes of rank tests by Noether's approximation, for a one-sided alpha.
 *
 * <p>For a two-sided test pass alpha / 2. Answers are fractional: round up.
 *
 * <p>Noether (1987), Sample size determination for some common nonparametric tests, doi:<a
 * href="https://doi.org/10.1080/01621459.1987.10478478">10.1080/01621459.1987.10478478</a>.
 */
public final class Noether {
  private Noether() {}

  /**
   * Pairs, or runs per strategy, for a Mann-Whitney test to find P(X &gt; Y) = {@code gamma}: the
   * size recommended by Bouthillier et al. (2021) for comparing learning algorithms.
   */
  public static double perGroup(double gamma, double alpha, double beta) {
    return finite(square(alpha, beta) / (6 * gap(gamma)));
  }

  /** Both samples together of a Mann-Whitney test with {@code share} of them in the first. */
  public static double mannWhitneyTotal(double gamma, double share, double alpha, double beta) {
    if (!(share > 0 && share < 1)) {
      throw bad("the share of the first sample must lie in (0, 1), found " + share);
    }
    return finite(square(alpha, beta) / (12 * share * (1 - share) * gap(gamma)));
  }

  /** Pairs of a sign test, when a difference is positive with probability {@code gamma}. */
  public static double sign(double gamma, double alpha, double beta) {
    return finite(square(alpha, beta) / (4 * gap(gamma)));
  }

  /** Pairs of a signed-rank test, when a sum of two differences is positive with {@code gamma}. */
  public static double signedRank(double gamma, double alpha, double beta) {
    return finite(square(alpha, beta) / (3 * gap(gamma)));
  }

  private static double finite(double size) {
    if (!(size < 1e15)) {
      throw new Refusal(Refusal.Reason.TOO_LARGE, "it takes more than 1e15 observations");
    }
    return size;
  }

  private static double square(double alpha, double beta) {
    if (!(alpha > 0 && alpha < 1 && beta > 0 && beta < 1)) {
      throw bad("alpha and beta must lie in (0, 1), found " + alpha + " and " + beta);
    }
    double z = -Normal.STANDARD.quantile(alpha) + -Normal.STANDARD.quantile(beta);
    if (z <= 0) {
      throw bad("a power of " + (1 - beta) + " needs no observations at alpha " + alpha);
    }
    return z * z;
  }

  private static double gap(double gamma) {
    if (!(gamma >= 0 && gamma <= 1 && gamma != 0.5)) {
      throw bad("gamma must lie in [0, 1] and differ from 0.5, found " + gamma);
    }
    return (gamma - 0.5) * (gamma - 0.5);
  }

  private static Refusal bad(String message) {
    return new Refusal(Refusal.Reason.BAD_ARGUMENT, message);
  }
}
