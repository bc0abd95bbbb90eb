package org.graft.stats.effect;

import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Refusal;

/**
 * Hedges' exact small-sample correction J (1981, DOI 10.3102/10769986006002107): d times J is
 * unbiased for normal data.
 */
public final class HedgesCorrection {
  private HedgesCorrection() {}

  /**
   * Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)), by log-gamma; by its series beyond df = 1000, where
   * log-gammas would cancel.
   *
   * @throws Refusal for df <= 1, where J is not defined
   */
  public static double at(double df) {
    if (!(df > 1)) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "Hedges' correction needs df above 1, found " + df);
    }
    if (df > 1000) {
      double r = 1 / df;
      return 1 - r * (0.75 + r * (7.0 / 32 + r * (9.0 / 128 - r * 59.0 / 2048)));
    }
    return Math.exp(Gamma.logGamma(df / 2) - Gamma.logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
  }
}
