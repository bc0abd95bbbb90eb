package org.graft.stats.location;

import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Binomial;
import org.graft.stats.distribution.ChiSquared;

/**
 * McNemar's test of two classifiers on one test set (1947, DOI 10.1007/BF02295996), with Edwards'
 * correction (1948, DOI 10.1007/BF02289261) and the mid-p version (Fagerland and others 2013, DOI
 * 10.1186/1471-2288-13-91).
 *
 * <p>Only discordant counts matter. Without any, nothing speaks against equal classifiers: every p
 * is 1, and statistics that divide by their number are refused.
 *
 * @param b cases that only the first gets right, not negative
 * @param c cases that only the second gets right, not negative
 */
public record McNemar(int b, int c) {
  /** Checks the counts. */
  public McNemar {
    if (b < 0 || c < 0) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "counts must be >= 0, found " + b + " and " + c);
    }
    Math.addExact(b, c);
  }

  /** Exact two-sided binomial p. */
  public PValue exact() {
    if (b + c == 0) {
      return PValue.of(1);
    }
    return new Binomial(b + c, 0.5).atMost(Math.min(b, c)).times(2);
  }

  /** Exact one-sided p against more cases that only the first gets right. */
  public PValue greater() {
    if (b + c == 0) {
      return PValue.of(1);
    }
    return new Binomial(b + c, 0.5).atLeast(b);
  }

  /** Exact one-sided p against fewer cases that only the first gets right. */
  public PValue less() {
    if (b + c == 0) {
      return PValue.of(1);
    }
    return new Binomial(b + c, 0.5).atMost(b);
  }

  /** b / c, how much likelier only the first is right; refused without any c. */
  public double oddsRatio() {
    if (c == 0) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "b / c is unbounded: c is 0");
    }
    return (double) b / c;
  }

  /** Exact interval of the odds ratio; refused without any c, where it has no upper end. */
  public double[] oddsRatioInterval(double confidence) {
    oddsRatio();
    double[] share = Binomial.clopperPearson(b, b + c, confidence);
    return new double[] {share[0] / (1 - share[0]), share[1] / (1 - share[1])};
  }

  /**
   * Exact p less the probability of the observed split; of an even split, which both tails hold,
   * less half of it.
   */
  public PValue midP() {
    if (b + c == 0) {
      return PValue.of(1);
    }
    Binomial law = new Binomial(b + c, 0.5);
    int k = Math.min(b, c);
    if (b == c) {
      return PValue.of(1 - Math.exp(law.logProbability(k)) / 2);
    }
    double log = law.atMost(k).log();
    double half = Math.exp(law.logProbability(k) - log) / 2;
    return new PValue(Math.min(0, log + Math.log1p(-half) + Math.log(2)));
  }

  /** Chi-squared statistic without correction, 1 degree of freedom. */
  public double chiSquared() {
    disagreeing();
    return Math.pow((double) b - c, 2) / ((double) b + c);
  }

  /** Chi-squared statistic with Edwards' continuity correction. */
  public double edwards() {
    disagreeing();
    return Math.pow(Math.max(0, Math.abs((double) b - c) - 1), 2) / ((double) b + c);
  }

  private void disagreeing() {
    if (b + c == 0) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "chi-squared has no value: the classifiers never disagree");
    }
  }

  /** p of a chi-squared statistic with 1 degree of freedom. */
  public static PValue p(double statistic) {
    return new ChiSquared(1).upper(statistic);
  }
}
