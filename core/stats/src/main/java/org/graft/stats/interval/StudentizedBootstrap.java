package org.graft.stats.interval;

import java.util.Arrays;
import org.graft.stats.Refusal;

/**
 * The bootstrap t interval: resamples are read in units of their own jackknife standard error
 * (Efron 1982; Hall 1988, doi:10.1214/aos/1176350933). Second-order accurate; unfit for medians and
 * other quantiles, whose jackknife is inconsistent.
 *
 * <p>Rows, strata and clusters alike: each resample's jackknife leaves out its own units. Resamples
 * without a standard error, such as n times the same row, are left out and counted as undefined.
 *
 * @param pivots bootstrap of (replicate - estimate) / its standard error
 * @param estimate the statistic on the data
 * @param standardError its jackknife standard error
 */
public record StudentizedBootstrap(Bootstrap pivots, double estimate, double standardError) {
  private static final double MOST_STEPS = 2e9;

  /** Evaluates {@code statistic} on {@code draws} of {@code resampling}. */
  public static StudentizedBootstrap of(
      Resampling resampling, RowStatistic statistic, Draws draws) {
    int rows = resampling.original().length;
    double units = Arrays.stream(resampling.units()).mapToInt(stratum -> stratum.length).sum();
    if (units * rows * draws.count(resampling) > MOST_STEPS) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "units times rows times resamples is more than 2e9");
    }
    if (draws instanceof Draws.Given given && !fits(given, resampling)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "studentized intervals of given resamples want " + rows + " rows each, and no clusters");
    }
    double standardError = Jackknife.of(resampling, statistic).standardError();
    double estimate = statistic.of(resampling.original());
    RowStatistic pivot =
        resampling.isPlain()
            ? new Pivot(statistic, estimate, standardError, new int[Math.max(0, rows - 1)])
            : new UnitPivot(resampling, statistic, estimate, standardError);
    return new StudentizedBootstrap(
        Bootstrap.of(resampling, pivot, draws), estimate, standardError);
  }

  private static boolean fits(Draws.Given given, Resampling resampling) {
    int rows = resampling.original().length;
    return resampling.isPlain()
        && Arrays.stream(given.rows()).allMatch(resample -> resample.length == rows);
  }

  /** estimate - (upper and lower quantile of the pivots) standard errors. */
  public Interval interval(double confidence) {
    Interval pivot = pivots.percentile(confidence);
    return Interval.finite(
        estimate - pivot.high() * standardError,
        estimate - pivot.low() * standardError,
        confidence);
  }

  private record UnitPivot(
      Resampling resampling, RowStatistic statistic, double estimate, double standardError)
      implements RowStatistic {
    @Override
    public double of(int[] rows) {
      try {
        double error = Jackknife.of(resampling.regrouped(rows), statistic).standardError();
        return error > 1e-9 * standardError ? (statistic.of(rows) - estimate) / error : Double.NaN;
      } catch (Refusal undefined) {
        return Double.NaN;
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
  private record Pivot(RowStatistic statistic, double estimate, double standardError, int[] rest)
      implements RowStatistic {
    @Override
    public double of(int[] rows) {
      int n = rows.length;
      double[] values = new double[n];
      double mean = 0;
      System.arraycopy(rows, 1, rest, 0, n - 1);
      for (int i = 0; i < n; i++) {
        values[i] = statistic.of(rest);
        mean += values[i] / n;
        if (i < n - 1) {
          rest[i] = rows[i];
        }
      }
      double squares = 0;
      for (double value : values) {
        double deviation = (value - mean) / standardError;
        squares += deviation * deviation;
      }
      double error = Math.sqrt(squares * (n - 1) / n);
      return error > 1e-9 ? (statistic.of(rows) - estimate) / standardError / error : Double.NaN;
    }
  }
}
