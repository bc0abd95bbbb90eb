package org.graft.stats.spread;

import org.graft.stats.Interval;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Binomial;
import org.graft.stats.distribution.Normal;

/**
 * A rate of events out of trials, with its intervals.
 *
 * <p>Answers from one trial up, also when all or none of them are events; no trial is refused.
 *
 * @param events number of events
 * @param trials number of trials
 */
public record BinomialRate(int events, int trials) {
  /** Checks 0 &lt;= events &lt;= trials and at least one trial. */
  public BinomialRate {
    if (trials < 1) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "a rate needs at least 1 trial, found " + trials);
    }
    if (events < 0 || events > trials) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "events must lie in 0.." + trials + ", found " + events);
    }
  }

  /** Events over trials. */
  public double rate() {
    return (double) events / trials;
  }

  /**
   * The exact interval of Clopper and Pearson (1934), doi:<a
   * href="https://doi.org/10.1093/biomet/26.4.404">10.1093/biomet/26.4.404</a>: covers at least
   * {@code level}.
   */
  public Interval clopperPearson(double level) {
    double[] ends = Binomial.clopperPearson(events, trials, level);
    return new Interval(ends[0], ends[1]);
  }

  /**
   * The score interval of Wilson (1927), doi:<a
   * href="https://doi.org/10.1080/01621459.1927.10502953">10.1080/01621459.1927.10502953</a>:
   * covers {@code level} on average.
   */
  public Interval wilson(double level) {
    double z = -Normal.STANDARD.quantile(tail(level));
    double square = z * z / trials;
    double centre = rate() + square / 2;
    double reach = z * Math.sqrt((rate() * (1 - rate()) + square / 4) / trials);
    double low = events == 0 ? 0 : (centre - reach) / (1 + square);
    double high = events == trials ? 1 : (centre + reach) / (1 + square);
    return new Interval(low, high);
  }

  private static double tail(double level) {
    if (!(level > 0 && level < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "level must lie in (0, 1), found " + level);
    }
    return (1 - level) / 2;
  }
}
