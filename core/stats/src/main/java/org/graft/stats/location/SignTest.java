package org.graft.stats.location;

import org.graft.stats.PValue;
import org.graft.stats.distribution.Binomial;
import org.graft.stats.shape.Samples;

/**
 * The sign test that positive and negative differences are equally likely (Arbuthnott 1710; Conover
 * 1999). Zeros are dropped (Conover); infinities count by their sign.
 *
 * @param positive number of positive differences
 * @param negative number of negative differences
 * @param zero number of zeros, which do not count
 */
public record SignTest(int positive, int negative, int zero) {
  /** Tests at least 2 pairs, one of which differs. */
  public static SignTest test(Differences differences) {
    double[] d = differences.some(2, "a sign test").values();
    Samples.present(d, "a sign test");
    int up = 0;
    int down = 0;
    for (double value : d) {
      up += value > 0 ? 1 : 0;
      down += value < 0 ? 1 : 0;
    }
    return new SignTest(up, down, d.length - up - down);
  }

  private Binomial law() {
    return new Binomial(positive + negative, 0.5);
  }

  /** Exact two-sided p. */
  public PValue p() {
    return law().atMost(Math.min(positive, negative)).times(2);
  }

  /** Exact p against more positive differences. */
  public PValue greater() {
    return law().atLeast(positive);
  }

  /** Exact p against more negative differences. */
  public PValue less() {
    return law().atMost(positive);
  }

  /** Clopper-Pearson interval of the probability of a positive difference among non-zero ones. */
  public double[] interval(double confidence) {
    return Binomial.clopperPearson(positive, positive + negative, confidence);
  }
}
