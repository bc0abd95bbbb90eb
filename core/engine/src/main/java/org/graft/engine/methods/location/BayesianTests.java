package org.graft.engine.methods.location;

import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.bayes.BayesianCorrelatedT;
import org.graft.stats.bayes.BayesianSignTest;
import org.graft.stats.bayes.BayesianSignedRank;
import org.graft.stats.bayes.Posterior;
import org.graft.stats.bayes.StochasticOrder;

/** Bayesian comparisons, and almost stochastic order. */
public final class BayesianTests {
  static final String ROPE = "half-width of the region of practical equivalence";
  private static final String EDGES =
      "No pair is refused, one is answered; a pair with a missing side is dropped whole and noted;"
          + " ties and round-off zeros are equivalent; infinities count by their sign, two equal"
          + " ones as 0.";
  private static final String TUTORIAL =
      "Benavoli, Corani, Demsar & Zaffalon 2017, JMLR 18(77), arXiv:1606.04316";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(Sign.class, SignedRank.class, CorrelatedT.class, AlmostStochasticOrder.class);

  private BayesianTests() {}

  record Probabilities(
      @Param(doc = "probability that x is better: larger by more than the rope") double pX,
      @Param(doc = "probability that they are equivalent: within the rope") double pRope,
      @Param(doc = "probability that y is better") double pY) {
    static Probabilities of(Posterior posterior) {
      return new Probabilities(posterior.worse(), posterior.equivalent(), posterior.better());
    }
  }

  record SignPosterior(
      Output<Probabilities> probabilities,
      @Param(doc = "the probabilities of x and of y, renormalised without the rope")
          Output<double[]> withoutRope,
      @Param(doc = "probability that y is more often better than x is") Output<Double> pYMoreOften,
      @Param(doc = "pairs where x is better, both equivalent, y better")
          Output<List<Integer>> counts) {}

  @Name(
      value = "bayes-sign",
      doc = "Bayesian sign test: is x more often better than, equivalent to or worse than y?",
      cites = TUTORIAL)
  @Conditions(assumes = "Independent pairs, such as data sets.", edges = EDGES)
  record Sign(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = ROPE, byDefault = "0") double rope,
      @Param(doc = "pseudo-pairs of the prior", byDefault = "1", min = 0, max = 1e6)
          double priorStrength,
      @Param(doc = "where they lie: left (x better), rope or right", byDefault = "rope")
          BayesianSignTest.Place priorPlace)
      implements StatisticalMethod<SignPosterior> {
    @Override
    public SignPosterior answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, differences, notes);
      BayesianSignTest.Result result =
          BayesianSignTest.test(sides.x(), sides.y(), rope, priorStrength, priorPlace);
      return new SignPosterior(
          () -> Probabilities.of(result.largest()),
          () -> result.largest().withoutEquivalence(),
          result::betterMoreOften,
          result::counts);
    }
  }

  record RankPosterior(
      Output<Probabilities> probabilities,
      @Param(doc = "Monte Carlo standard error of the probabilities, the largest")
          Output<Double> standardError,
      @Param(doc = "P(x better > y better) and the reverse, ties shared")
          Output<double[]> withoutRope,
      @Param(doc = "exact posterior mean of the three shares") Output<double[]> posteriorMean) {}

  @Name(
      value = "bayes-signed-rank",
      doc = "Bayesian signed-rank test: is x better than, equivalent to or worse than y?",
      cites = TUTORIAL)
  @Conditions(
      assumes = "Independent pairs, such as data sets; symmetric differences.",
      edges = EDGES)
  record SignedRank(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = ROPE, byDefault = "0") double rope,
      @Param(doc = "weight of the prior's pseudo-pair at 0", byDefault = "0.5", min = 0, max = 1e6)
          double priorStrength,
      @Param(
              doc = "whether differences at the edge of the rope up to round-off are inside",
              byDefault = "true")
          boolean roundOff,
      @Param(doc = "Monte Carlo draws", byDefault = "200000", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<RankPosterior> {
    @Override
    public RankPosterior answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, differences, notes);
      BayesianSignedRank test =
          roundOff
              ? new BayesianSignedRank(sides.x(), sides.y(), rope, priorStrength)
              : BayesianSignedRank.unrounded(sides.x(), sides.y(), rope, priorStrength);
      Posterior largest = test.largest(draws, seed);
      return new RankPosterior(
          () -> Probabilities.of(largest),
          largest::standardError,
          () -> test.leftRight(draws, seed),
          test::posteriorMean);
    }
  }

  record MeanPosterior(
      Probabilities probabilities,
      @Param(doc = "the probabilities of x and of y with a rope of 0") Output<double[]> withoutRope,
      @Param(doc = "posterior mean of x - y") double estimate,
      @Param(doc = "its credible interval") Output<double[]> ci,
      @Param(doc = "posterior scale") double scale,
      @Param(doc = "degrees of freedom") double df) {}

  @Name(
      value = "bayes-correlated-t",
      doc = "Bayesian correlated t test for cross-validated scores of one data set.",
      cites = "Corani & Benavoli 2015, doi:10.1007/s10994-015-5486-z; " + TUTORIAL)
  @Conditions(
      assumes = "Resamples of one data set; about normal differences; the true ratio of sizes.",
      edges =
          "Fewer than two pairs, infinite values and constant differences are refused; a pair with"
              + " a missing side is dropped whole and noted.")
  record CorrelatedT(
      @Param(doc = Pairs.X) Optional<Numbers> x,
      @Param(doc = Pairs.Y) Optional<Numbers> y,
      @Param(doc = Pairs.D) Optional<Numbers> differences,
      @Param(doc = "test size over training size: 1/9 for 10-fold cross-validation")
          double testTrainRatio,
      @Param(doc = ROPE, byDefault = "0") double rope,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<MeanPosterior> {
    @Override
    public MeanPosterior answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, differences, notes);
      BayesianCorrelatedT t = BayesianCorrelatedT.of(sides.x(), sides.y(), testTrainRatio);
      return new MeanPosterior(
          Probabilities.of(t.beside(rope)),
          () -> t.beside(0).withoutEquivalence(),
          t.mean() == 0 ? 0 : -t.mean(),
          () -> negated(t.interval(confidence.value()).toArray()),
          t.scale(),
          t.df());
    }

    private static double[] negated(double[] interval) {
      return new double[] {-interval[1], -interval[0]};
    }
  }

  record Order(
      @Param(doc = "violation ratio: 0 when x dominates, 1 when y does") double violation,
      @Param(doc = "its bootstrap standard deviation") double sigma,
      @Param(doc = "upper confidence bound of the ratio; below 0.5 x is larger") double epsMin,
      @Param(doc = "level after Bonferroni: alpha / comparisons") double alphaUsed) {}

  @Name(
      value = "almost-stochastic-order",
      doc = "How far x is from being larger than y at every quantile (ASO).",
      cites =
          "del Barrio, Cuesta-Albertos & Matran 2018, arXiv:1705.01788; Dror, Shlomov & Reichart"
              + " 2019, doi:10.18653/v1/P19-1266")
  @Conditions(
      assumes = "Independent samples.",
      edges =
          "Fewer than two values, infinite ones and identical samples are refused; missing ones are"
              + " dropped and noted.")
  record AlmostStochasticOrder(
      @Param(doc = "scores of the strategy that should be larger") Numbers x,
      @Param(doc = "scores of the other") Numbers y,
      @Param(doc = "level of the whole family", byDefault = "0.05") Level alpha,
      @Param(doc = "comparisons that share alpha", byDefault = "1", min = 1) int comparisons,
      @Param(doc = "bootstrap draws", byDefault = "1000", min = 1) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Order> {
    @Override
    public Order answer(Notes notes) {
      StochasticOrder.Result result =
          StochasticOrder.compare(
              x.known("x", notes), y.known("y", notes), alpha.value(), comparisons, draws, seed);
      return new Order(result.violation(), result.sigma(), result.upperBound(), result.alpha());
    }
  }
}
