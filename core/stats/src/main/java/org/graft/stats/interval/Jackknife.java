package org.graft.stats.interval;

import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Values of a statistic with one unit left out at a time (Efron 1982, The Jackknife, the Bootstrap
 * and Other Resampling Plans, doi:10.1137/1.9781611970319).
 *
 * @param standardError jackknife standard error; strata add up
 * @param acceleration the constant a of BCa, by Davison and Hinkley 1997, equation 5.26, which for
 *     one stratum is Efron's sum d^3 / (6 (sum d^2)^(3/2))
 */
public record Jackknife(double standardError, double acceleration) {
  /**
   * Leaves out every unit of {@code resampling} in turn.
   *
   * @throws Refusal too-few for a stratum of one unit; constant where the statistic never moves or
   *     is undefined without some unit
   */
  public static Jackknife of(Resampling resampling, RowStatistic statistic) {
    double[][] influences = new double[resampling.units().length][];
    for (int s = 0; s < influences.length; s++) {
      influences[s] = influence(resampling, s, statistic);
    }
    double unit = Math.max(Double.MIN_NORMAL, Ties.scale(influences));
    double squares = 0;
    double cubes = 0;
    double variance = 0;
    for (double[] influence : influences) {
      double m = influence.length;
      for (double value : influence) {
        double l = value / unit;
        squares += l * l / (m * m);
        cubes += l * l * l / (m * m * m);
        variance += l * l / (m * (m - 1));
      }
    }
    if (!(squares > 0)) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "the statistic stays the same whatever unit is left out");
    }
    return new Jackknife(unit * Math.sqrt(variance), cubes / (6 * squares * Math.sqrt(squares)));
  }

  /** (m - 1) times (mean of the values less each value), m being the stratum's units. */
  private static double[] influence(Resampling resampling, int stratum, RowStatistic statistic) {
    int m = resampling.units()[stratum].length;
    if (m < 2) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "a stratum of one unit has no jackknife");
    }
    double[] values = new double[m];
    double mean = 0;
    for (int i = 0; i < m; i++) {
      values[i] = statistic.of(resampling.without(stratum, i));
      if (!Double.isFinite(values[i])) {
        throw new Refusal(Refusal.Reason.CONSTANT, "the statistic is undefined without unit " + i);
      }
      mean += values[i] / m;
    }
    for (int i = 0; i < m; i++) {
      values[i] = (m - 1) * (mean - values[i]);
      if (!Double.isFinite(values[i])) {
        throw new Refusal(Refusal.Reason.NOT_FINITE, "the jackknife overflows: rescale");
      }
    }
    return values;
  }
}
