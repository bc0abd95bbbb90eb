package org.graft.stats.distribution;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * The binomial distribution, with exact intervals and tests of its rate.
 *
 * @param trials number of trials, not negative
 * @param rate success probability in [0, 1]
 */
public record Binomial(int trials, double rate) {
  /** Checks the parameters. */
  public Binomial {
    if (trials < 0) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "trials must be >= 0, found " + trials);
    }
    Tail.requireProbability(rate);
  }

  private BinomialDistribution law() {
    return BinomialDistribution.of(trials, rate);
  }

  /** ln P(X = k). */
  public double logProbability(int k) {
    return law().logProbability(k);
  }

  /** P(X <= k). */
  public double cdf(int k) {
    return law().cumulativeProbability(k);
  }

  /** P(X >= k). */
  public PValue atLeast(int k) {
    if (k <= 0) {
      return PValue.of(1);
    }
    if (k > trials || rate == 0) {
      return PValue.of(0);
    }
    if (rate == 1) {
      return PValue.of(1);
    }
    return new PValue(
        Tail.log(
            law().survivalProbability(k - 1),
            () -> IncompleteBeta.log(Math.log(rate), Math.log1p(-rate), k, trials - k + 1.0)));
  }

  /** P(X <= k). */
  public PValue atMost(int k) {
    return new Binomial(trials, 1 - rate).atLeast(trials - k);
  }

  /**
   * The probability of all outcomes that are no likelier than {@code k}, up to 1e-7.
   *
   * @throws Refusal too-large beyond 10 million trials
   */
  public PValue noLikelierThan(int k) {
    if (trials > 10_000_000) {
      throw new Refusal(Refusal.Reason.TOO_LARGE, "too many outcomes to add up: " + trials);
    }
    double observed = logProbability(k);
    if (Double.isInfinite(observed)) {
      return PValue.of(0);
    }
    double sum = 0;
    for (int i = 0; i <= trials; i++) {
      double log = logProbability(i);
      sum += log <= observed + 1e-7 ? Math.exp(log - observed) : 0;
    }
    return new PValue(Math.min(0, observed + Math.log(sum)));
  }

  /**
   * Clopper-Pearson interval for the rate behind {@code successes} of {@code trials} (Clopper and
   * Pearson 1934, DOI 10.1093/biomet/26.4.404): covers at least {@code confidence}.
   *
   * @return lower and upper end
   * @throws Refusal if there are no trials or the counts do not fit
   */
  public static double[] clopperPearson(int successes, int trials, double confidence) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new Refusal(
          trials < 1 ? Refusal.Reason.TOO_FEW : Refusal.Reason.BAD_ARGUMENT,
          "a rate needs 0 <= successes <= trials and a trial, found "
              + successes
              + " of "
              + trials);
    }
    double tail = (1 - Tail.requireProbability(confidence)) / 2;
    double low = successes == 0 ? 0 : beta(successes, trials - successes + 1.0, tail);
    double high = successes == trials ? 1 : 1 - beta(trials - successes, successes + 1.0, tail);
    return new double[] {low, high};
  }

  private static double beta(double a, double b, double p) {
    return Tail.quantile(BetaDistribution.of(a, b), p);
  }
}
