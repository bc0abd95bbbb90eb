package org.graft.engine.methods.estimate;

import java.util.List;
import org.graft.engine.methods.Alternative;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Binomial;
import org.graft.stats.distribution.ChiSquared;
import org.graft.stats.distribution.Distribution;
import org.graft.stats.distribution.FisherF;
import org.graft.stats.distribution.NoncentralF;
import org.graft.stats.distribution.NoncentralT;
import org.graft.stats.distribution.Normal;
import org.graft.stats.distribution.StudentT;

/** Distributions, and the binomial rate. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Distributions {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(AtPoint.class, BinomialTest.class);

  private Distributions() {}

  /** A distribution's kind. */
  public enum Law {
    /** The standard normal. */
    NORMAL,
    /** Student's. */
    T,
    /** Fisher's. */
    F,
    /** Chi-squared. */
    CHI2,
    /** Student's, noncentral. */
    NONCENTRAL_T,
    /** Fisher's, noncentral. */
    NONCENTRAL_F
  }

  record Tails(
      @Param(doc = "P(X <= at)") PValue cdf,
      @Param(doc = "P(X > at)") PValue survival,
      @Param(doc = "twice the smaller tail") PValue twoSided,
      @Param(doc = "the point with `probability` below it") Output<Double> quantile) {}

  @Name(
      value = "distribution",
      doc = "Both tails of a distribution, with logarithms that survive underflow, and a quantile.",
      cites = "Didonato and Morris 1992, DOI 10.1145/131766.131776")
  @Conditions(
      assumes = "None.",
      edges =
          "parameters outside their range are refused; p below the smallest double has its"
              + " logarithm; an infinite quantile is refused.")
  record AtPoint(
      @Param(doc = "which distribution", byDefault = "normal") Law law,
      @Param(doc = "where the tails are taken", byDefault = "0") double at,
      @Param(doc = "degrees of freedom of t, chi2 and noncentral-t", byDefault = "1") double df,
      @Param(doc = "numerator degrees of freedom of f", byDefault = "1") double df1,
      @Param(doc = "denominator degrees of freedom of f", byDefault = "1") double df2,
      @Param(doc = "of noncentral-t and noncentral-f", byDefault = "0") double noncentrality,
      @Param(doc = "of the quantile", byDefault = "0.975", min = 0, max = 1) double probability)
      implements StatisticalMethod<Tails> {
    @Override
    public Tails answer(Notes notes) {
      Distribution d = distribution();
      return new Tails(
          d.lower(at), d.upper(at), d.twoSided(at), () -> finite(d.quantile(probability)));
    }

    private Distribution distribution() {
      return switch (law) {
        case NORMAL -> Normal.STANDARD;
        case T -> new StudentT(df);
        case F -> new FisherF(df1, df2);
        case CHI2 -> new ChiSquared(df);
        case NONCENTRAL_T -> new NoncentralT(df, noncentrality);
        case NONCENTRAL_F -> new NoncentralF(df1, df2, noncentrality);
      };
    }

    private static double finite(double quantile) {
      if (Double.isInfinite(quantile)) {
        throw new Refusal(Refusal.Reason.NOT_FINITE, "the quantile is infinite");
      }
      return quantile;
    }
  }

  record Rate(
      @Param(doc = "successes over trials") double estimate,
      @Param(doc = "p under the alternative; two-sided: outcomes no likelier, as R and SciPy")
          PValue p,
      @Param(doc = "twice the smaller tail, at most 1") PValue pDoubled,
      @Param(doc = "Clopper-Pearson interval") double[] ci) {}

  @Name(
      value = "binomial",
      doc = "Exact test and Clopper-Pearson interval of a rate.",
      cites = "Clopper and Pearson 1934, DOI 10.1093/biomet/26.4.404")
  @Conditions(
      assumes = "Independent trials.",
      edges = "no trial and counts that do not fit are refused.")
  record BinomialTest(
      @Param(doc = "successes, from 0 to trials", min = 0) int successes,
      @Param(doc = "trials, at least 1") int trials,
      @Param(doc = "rate under the null", byDefault = "0.5", min = 0, max = 1) double rate,
      @Param(doc = "two-sided, greater (rate above the null) or less", byDefault = "two-sided")
          Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Rate> {
    @Override
    public Rate answer(Notes notes) {
      double[] ci = Binomial.clopperPearson(successes, trials, confidence.value());
      Binomial law = new Binomial(trials, rate);
      PValue greater = law.atLeast(successes);
      PValue less = law.atMost(successes);
      return new Rate(
          (double) successes / trials,
          alternative.of(() -> law.noLikelierThan(successes), () -> greater, () -> less),
          (less.compareTo(greater) < 0 ? less : greater).times(2),
          ci);
    }
  }
}
