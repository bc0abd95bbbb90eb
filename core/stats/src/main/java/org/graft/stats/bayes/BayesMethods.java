package org.graft.stats.bayes;

import java.util.List;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** This package's methods for the catalogue. */
public final class BayesMethods {
  private static final Input X = new Input("x", "vector", "", "scores of the first strategy");
  private static final Input Y =
      new Input("y", "vector", "", "scores of the second; differences are y - x");
  private static final Input D =
      new Input("d", "vector", "null", "differences y - x, instead of x and y");
  private static final Input ROPE =
      new Input("rope", "number", "0", "half-width of the region of practical equivalence");
  private static final Input DRAWS = new Input("draws", "integer", "200000", "Monte Carlo draws");
  private static final Input SEED = new Input("seed", "integer", "1", "seed of the random numbers");
  private static final Output PROBS =
      new Output("probs3", "probabilities that y is worse, equivalent, better; they add up to 1");
  private static final String EDGES =
      "No pair is refused, one is answered; a pair with a missing side is dropped whole and noted;"
          + " ties and round-off zeros are equivalent; infinities count by their sign, two equal"
          + " ones as 0.";
  private static final String TUTORIAL =
      "Benavoli, Corani, Demsar & Zaffalon 2017, JMLR 18(77), arXiv:1606.04316";

  private BayesMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return List.of(sign(), signedRank(), correlatedT(), stochasticOrder());
  }

  private static Method sign() {
    return new Method(
        "bayes-sign",
        "Bayesian sign test: is y more often worse than, equivalent to or better than x?",
        List.of(
            X,
            Y,
            D,
            ROPE,
            new Input(
                "prior",
                "object",
                "{\"place\": \"rope\", \"strength\": 1}",
                "pseudo-pairs and where they lie: left, rope or right")),
        List.of(
            new Output("counts", "pairs where y is worse, equivalent, better"),
            PROBS,
            new Output("probs2_renormalised", "worse and better, renormalised without equivalent"),
            new Output("p_better_more_often", "probability that better is likelier than worse")),
        "Independent pairs, such as data sets.",
        EDGES,
        TUTORIAL,
        (in, out) -> {
          Arguments prior = in.section("prior");
          double[][] pairs = Fragments.pairsOrDifferences(in, out, "y");
          BayesianSignTest.Result result =
              BayesianSignTest.test(
                  pairs[0],
                  pairs[1],
                  in.number("rope", 0),
                  prior.number("strength", 1),
                  BayesianSignTest.Place.named(prior.text("place", "rope")));
          out.put("counts", result::counts);
          out.put("probs3", () -> result.largest().toArray());
          out.put("probs2_renormalised", () -> result.largest().withoutEquivalence());
          out.put("p_better_more_often", result::betterMoreOften);
        });
  }

  private static Method signedRank() {
    return new Method(
        "bayes-signed-rank",
        "Bayesian signed-rank test: is y worse than, equivalent to or better than x?",
        List.of(
            X,
            Y,
            D,
            ROPE,
            new Input("prior_strength_at_zero", "number", "0.5", "weight of a pseudo-pair at 0"),
            DRAWS,
            SEED),
        List.of(
            PROBS,
            new Output("standard_error", "Monte Carlo standard error of probs3, the largest"),
            new Output("probs_left_right", "P(worse > better) and the reverse, ties shared"),
            new Output("posterior_mean", "exact posterior mean of the three shares"),
            new Output("probs3_unrounded", "probs3 when round-off decides at the region's edge"),
            new Output("posterior_mean_unrounded", "the mean when round-off decides there")),
        "Independent pairs, such as data sets; symmetric differences.",
        EDGES,
        TUTORIAL,
        (in, out) -> {
          double[][] pairs = Fragments.pairsOrDifferences(in, out, "y");
          BayesianSignedRank test =
              new BayesianSignedRank(
                  pairs[0],
                  pairs[1],
                  in.number("rope", 0),
                  in.number("prior_strength_at_zero", 0.5));
          int draws = in.integer("draws", 200_000);
          long seed = in.integer("seed", 1);
          Posterior largest = test.largest(draws, seed);
          out.put("probs3", largest::toArray);
          out.put("standard_error", largest::standardError);
          out.put("probs_left_right", () -> test.leftRight(draws, seed));
          out.put("posterior_mean", test::posteriorMean);
          BayesianSignedRank unrounded =
              BayesianSignedRank.unrounded(
                  pairs[0],
                  pairs[1],
                  in.number("rope", 0),
                  in.number("prior_strength_at_zero", 0.5));
          out.put("probs3_unrounded", () -> unrounded.largest(draws, seed).toArray());
          out.put("posterior_mean_unrounded", unrounded::posteriorMean);
        });
  }

  private static Method correlatedT() {
    return new Method(
        "bayes-correlated-t",
        "Bayesian correlated t-test for cross-validated scores of one data set.",
        List.of(
            X,
            Y,
            D,
            new Input("test_train_ratio", "number", "", "size of test over training set"),
            ROPE),
        List.of(
            new Output("mean", "posterior mean of y - x"),
            new Output("scale", "posterior scale"),
            new Output("df", "degrees of freedom"),
            PROBS,
            new Output("bayes_rope0", "P(y worse) and P(y better) without a region"),
            new Output("bayes_rope", "rope, p_left_x_better, p_rope, p_right_y_better"),
            new Output("ci95", "95 % credible interval of the mean difference")),
        "Resamples of one data set; about normal differences; the true test to train ratio.",
        "Fewer than two pairs, infinite values and constant differences are refused; a pair with a"
            + " missing side is dropped whole and noted.",
        "Corani & Benavoli 2015, doi:10.1007/s10994-015-5486-z; " + TUTORIAL,
        (in, out) -> {
          double rope = in.number("rope", 0);
          double ratio = in.number("test_train_ratio");
          double[][] pairs = Fragments.pairsOrDifferences(in, out, "y");
          BayesianCorrelatedT posterior = BayesianCorrelatedT.of(pairs[0], pairs[1], ratio);
          out.put("mean", posterior::mean);
          out.put("scale", posterior::scale);
          out.put("df", posterior::df);
          out.put("probs3", () -> posterior.beside(rope).toArray());
          out.put("bayes_rope0", () -> posterior.beside(0).withoutEquivalence());
          out.put("bayes_rope", () -> named(posterior.beside(rope), rope));
          out.put("ci95", () -> posterior.interval(0.95).toArray());
        });
  }

  private static Object named(Posterior posterior, double rope) {
    return new Answer()
        .put("rope", () -> rope)
        .put("p_left_x_better", posterior::worse)
        .put("p_rope", posterior::equivalent)
        .put("p_right_y_better", posterior::better)
        .values();
  }

  private static Method stochasticOrder() {
    return new Method(
        "almost-stochastic-order",
        "How far x is from being larger than y at every quantile (ASO).",
        List.of(
            new Input("x", "vector", "", "scores of the strategy that should be larger"),
            new Input("y", "vector", "", "scores of the other"),
            new Input("alpha", "number", "0.05", "level of the whole family"),
            new Input("comparisons", "integer", "1", "comparisons that share alpha"),
            new Input("draws", "integer", "1000", "bootstrap draws"),
            SEED),
        List.of(
            new Output("violation", "violation ratio: 0 when x dominates, 1 when y does"),
            new Output("sigma", "its bootstrap standard deviation"),
            new Output("eps_min", "upper confidence bound of the ratio; below 0.5 x is larger"),
            new Output("alpha_used", "level after Bonferroni: alpha / comparisons")),
        "Independent samples.",
        "Fewer than two values, infinite ones and identical samples are refused; missing ones are"
            + " dropped and noted.",
        "del Barrio, Cuesta-Albertos & Matran 2018, arXiv:1705.01788; Dror, Shlomov & Reichart"
            + " 2019, doi:10.18653/v1/P19-1266",
        (in, out) -> {
          StochasticOrder.Result result =
              StochasticOrder.compare(
                  Fragments.sample(in, "x", out),
                  Fragments.sample(in, "y", out),
                  in.number("alpha", 0.05),
                  in.integer("comparisons", 1),
                  in.integer("draws", 1000),
                  in.integer("seed", 1));
          out.put("violation", result::violation);
          out.put("sigma", result::sigma);
          out.put("eps_min", result::upperBound);
          out.put("alpha_used", result::alpha);
        });
  }
}
