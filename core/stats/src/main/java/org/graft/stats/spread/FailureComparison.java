package org.graft.stats.spread;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Interval;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Failure rates of two independent strategies: exact tests and exact intervals of their difference.
 *
 * <p>Answers also when no run or every run failed: then p is 1 and says so. Paired runs belong to
 * McNemar's test. Beyond 500 runs per strategy the unconditional methods are refused as too large.
 *
 * <p>Fisher (1935); Boschloo (1970), doi:<a
 * href="https://doi.org/10.1111/j.1467-9574.1970.tb00104.x">10.1111/j.1467-9574.1970.tb00104.x</a>;
 * Santner, Snell (1980), doi:<a
 * href="https://doi.org/10.1080/01621459.1980.10477482">10.1080/01621459.1980.10477482</a>;
 * Newcombe (1998), doi:<a
 * href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">
 * 17:873</a>.
 *
 * @param x failures of the first strategy
 * @param y failures of the second
 */
public record FailureComparison(BinomialRate x, BinomialRate y) {
  private static final int MOST_RUNS = 500;
  private static final int GRID = 400;

  /** Rate of x minus rate of y. */
  public double difference() {
    return x.rate() - y.rate();
  }

  /** Fisher's two-sided exact p: tables as likely as the observed one or less, margins fixed. */
  public PValue fisher() {
    return PValue.of(Math.min(1, fisher(x.events(), y.events())));
  }

  /**
   * Boschloo's two-sided exact p: the largest probability, over all common rates, of a Fisher p as
   * small as the observed. Never larger than Fisher's, hence more powerful.
   */
  public PValue boschloo() {
    checkSize();
    double observed = fisher(x.events(), y.events()) * (1 + 1e-9);
    boolean[][] extreme = new boolean[x.trials() + 1][y.trials() + 1];
    for (int i = 0; i <= x.trials(); i++) {
      for (int j = 0; j <= y.trials(); j++) {
        extreme[i][j] = fisher(i, j) <= observed;
      }
    }
    return PValue.of(Math.min(1, supremum(rate -> mass(rate, extreme), 0, 1)));
  }

  /**
   * Boschloo's p as SciPy doubles it: twice the smaller of the two one-sided p-values, each of
   * which orders the tables by Fisher's one-sided p.
   */
  public PValue boschlooDoubled() {
    checkSize();
    FailureComparison mirrored = new FailureComparison(y, x);
    double smaller = Math.min(boschlooAbove(), mirrored.boschlooAbove());
    return PValue.of(Math.min(1, 2 * smaller));
  }

  private double boschlooAbove() {
    double observed = fisherAbove(x.events(), y.events()) * (1 + 1e-9);
    boolean[][] extreme = new boolean[x.trials() + 1][y.trials() + 1];
    for (int i = 0; i <= x.trials(); i++) {
      for (int j = 0; j <= y.trials(); j++) {
        extreme[i][j] = fisherAbove(i, j) <= observed;
      }
    }
    return supremum(rate -> mass(rate, extreme), 0, 1);
  }

  /** Fisher's one-sided p against more failures of x. */
  private double fisherAbove(int i, int j) {
    double p = 0;
    for (int k = i; k <= Math.min(x.trials(), i + j); k++) {
      p += hypergeometric(k, i + j);
    }
    return p;
  }

  /**
   * Exact unconditional interval of the difference of rates, by inverting two one-sided tests of
   * the observed difference: covers at least {@code level}, often much more when rates are near 0
   * or 1; {@link #newcombe} is closer to the level there.
   */
  public Interval exactInterval(double level) {
    checkSize();
    double tail = (1 - level) / 2;
    double low = difference() <= -1 ? -1 : invert(delta -> tailAbove(delta), tail);
    FailureComparison mirrored = new FailureComparison(y, x);
    double high = difference() >= 1 ? 1 : -mirrored.invert(d -> mirrored.tailAbove(d), tail);
    return new Interval(low, high);
  }

  /** Newcombe's interval of the difference from two Wilson intervals; approximate. */
  public Interval newcombe(double level) {
    Interval a = x.wilson(level);
    Interval b = y.wilson(level);
    double down = Math.hypot(x.rate() - a.low(), b.high() - y.rate());
    double up = Math.hypot(a.high() - x.rate(), y.rate() - b.low());
    return new Interval(difference() - down, difference() + up);
  }

  private double fisher(int i, int j) {
    int events = i + j;
    int least = Math.max(0, events - y.trials());
    int most = Math.min(x.trials(), events);
    double observed = hypergeometric(i, events) * (1 + 1e-7);
    double p = 0;
    for (int k = least; k <= most; k++) {
      double mass = hypergeometric(k, events);
      p += mass <= observed ? mass : 0;
    }
    return p;
  }

  private double hypergeometric(int k, int events) {
    return Math.exp(
        logChoose(x.trials(), k)
            + logChoose(y.trials(), events - k)
            - logChoose(x.trials() + y.trials(), events));
  }

  private double mass(double rate, boolean[][] extreme) {
    double[] a = masses(x.trials(), rate);
    double[] b = masses(y.trials(), rate);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sum += extreme[i][j] ? a[i] * b[j] : 0;
      }
    }
    return sum;
  }

  /** Largest probability of a difference at least as large, when the true one is delta. */
  private double tailAbove(double delta) {
    double from = Math.max(0, -delta);
    double to = Math.min(1, 1 - delta);
    return supremum(rate -> tailAbove(rate + delta, rate), from, to);
  }

  private double tailAbove(double rateX, double rateY) {
    double[] a = masses(x.trials(), rateX);
    double[] b = masses(y.trials(), rateY);
    double sum = 0;
    double below = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      double reach = ((double) i / x.trials() - difference()) * y.trials() + 1e-9;
      while (j < b.length && j <= reach) {
        below += b[j++];
      }
      sum += a[i] * below;
    }
    return sum;
  }

  private double invert(DoubleUnaryOperator increasing, double target) {
    double low = -1;
    double high = difference();
    for (int step = 0; step < 50 && high - low > 1e-12; step++) {
      double middle = (low + high) / 2;
      if (increasing.applyAsDouble(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The largest value on a grid, refined around the best point. */
  private static double supremum(DoubleUnaryOperator function, double from, double to) {
    double best = 0;
    double at = from;
    double width = (to - from) / GRID;
    for (int round = 0; round < 3; round++) {
      double start = Math.max(from, round == 0 ? from : at - width);
      double end = Math.min(to, round == 0 ? to : at + width);
      int points = round == 0 ? GRID : 20;
      width = (end - start) / points;
      for (int k = 0; k <= points; k++) {
        double rate = k == points ? end : start + k * width;
        double value = function.applyAsDouble(Math.max(0, Math.min(1, rate)));
        if (value > best) {
          best = value;
          at = rate;
        }
      }
    }
    return best;
  }

  /** Binomial probabilities, from the mode outwards so that none underflows early. */
  private static double[] masses(int trials, double rate) {
    double[] masses = new double[trials + 1];
    double p = Math.max(0, Math.min(1, rate));
    int mode = Math.min(trials, (int) (p * (trials + 1)));
    double log = logChoose(trials, mode);
    log += mode == 0 ? 0 : mode * Math.log(p);
    log += mode == trials ? 0 : (trials - mode) * Math.log1p(-p);
    masses[mode] = Math.exp(log);
    for (int k = mode; k < trials; k++) {
      masses[k + 1] = masses[k] * (trials - k) / (k + 1) * (p / (1 - p));
    }
    for (int k = mode; k > 0; k--) {
      masses[k - 1] = masses[k] * k / (trials - k + 1) * ((1 - p) / p);
    }
    return masses;
  }

  private static double logChoose(int n, int k) {
    return k == 0 || k == n
        ? 0
        : Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }

  private void checkSize() {
    if (x.trials() > MOST_RUNS || y.trials() > MOST_RUNS) {
      throw new Refusal(
          Refusal.Reason.TOO_LARGE, "exact unconditional methods take up to 500 runs a strategy");
    }
  }
}
