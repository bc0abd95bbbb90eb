package org.graft.stats.distribution;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Refusal;

/**
 * The noncentral F distribution, as the Poisson mixture of incomplete beta functions (Johnson, Kotz
 * and Balakrishnan 1995, chapter 30).
 *
 * @param df1 numerator degrees of freedom, positive
 * @param df2 denominator degrees of freedom, positive
 * @param lambda noncentrality, finite and not negative
 */
public record NoncentralF(double df1, double df2, double lambda) implements Distribution {
  /** Checks the parameters. */
  public NoncentralF {
    Tail.requirePositive(df1, "numerator degrees of freedom");
    Tail.requirePositive(df2, "denominator degrees of freedom");
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "noncentrality must be finite and >= 0, found " + lambda);
    }
  }

  @Override
  public double cdf(double x) {
    return Math.exp(logCdf(x));
  }

  @Override
  public double survival(double x) {
    return Math.exp(logSurvival(x));
  }

  @Override
  public double logSurvival(double x) {
    return mixture(j -> component(j).logSurvival(at(j, x)));
  }

  @Override
  public double logCdf(double x) {
    return mixture(j -> component(j).logCdf(at(j, x)));
  }

  @Override
  public double quantile(double p) {
    Tail.requireProbability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double high = 1;
    while (cdf(high) < p) {
      high *= 2;
    }
    return Tail.root(x -> cdf(x) - p, 0, high);
  }

  private FisherF component(int j) {
    return new FisherF(df1 + 2.0 * j, df2);
  }

  private double at(int j, double x) {
    Tail.requireNumber(x);
    return x * df1 / (df1 + 2.0 * j);
  }

  /** Sums exp(ln Poisson(j; lambda/2) + logTerm(j)) outwards from the Poisson mode. */
  private double mixture(IntToDoubleFunction logTerm) {
    double mean = lambda / 2;
    if (mean == 0) {
      return logTerm.applyAsDouble(0);
    }
    int reach = (int) (40 + 12 * Math.sqrt(mean));
    int mode = (int) mean;
    double top = Double.NEGATIVE_INFINITY;
    double[] terms = new double[2 * reach + 1];
    int count = 0;
    for (int j = Math.max(0, mode - reach); j <= mode + reach; j++) {
      double log = j * Math.log(mean) - mean - Gamma.logGamma(j + 1.0) + logTerm.applyAsDouble(j);
      terms[count++] = log;
      top = Math.max(top, log);
    }
    if (top == Double.NEGATIVE_INFINITY) {
      return top;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(terms[i] - top);
    }
    return Math.min(0, top + Math.log(sum));
  }
}
