package org.graft.stats.design;

import org.graft.stats.distribution.Normal;

/**
 * How much of alpha may be spent up to an information time, per side.
 *
 * <p>Lan, DeMets (1983), Discrete sequential boundaries for clinical trials, doi:<a
 * href="https://doi.org/10.1093/biomet/70.3.659">10.1093/biomet/70.3.659</a>; Kim, DeMets (1987),
 * doi:<a href="https://doi.org/10.1093/biomet/74.1.149">10.1093/biomet/74.1.149</a>.
 */
public enum Spending {
  /** O'Brien-Fleming type: {@code 2 (1 - Phi(z[alpha/2] / sqrt t))}; almost nothing early. */
  OBRIEN_FLEMING {
    @Override
    double upTo(double t, double alpha) {
      return 2 * Normal.STANDARD.survival(-Normal.STANDARD.quantile(alpha / 2) / Math.sqrt(t));
    }
  },
  /** Pocock type: {@code alpha ln(1 + (e - 1) t)}; nearly even over the looks. */
  POCOCK {
    @Override
    double upTo(double t, double alpha) {
      return alpha * Math.log1p((Math.E - 1) * t);
    }
  },
  /** Kim-DeMets with exponent 1: {@code alpha t}. */
  LINEAR {
    @Override
    double upTo(double t, double alpha) {
      return alpha * t;
    }
  },
  /** Kim-DeMets with exponent 3: {@code alpha t^3}. */
  CUBIC {
    @Override
    double upTo(double t, double alpha) {
      return alpha * t * t * t;
    }
  };

  /** Cumulative one-sided error allowed at information time {@code t} in (0, 1]. */
  abstract double upTo(double t, double alpha);
}
