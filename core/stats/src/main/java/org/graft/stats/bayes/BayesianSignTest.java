package org.graft.stats.bayes;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.Refusal;

/**
 * The Bayesian sign test: a Dirichlet posterior over the shares of data sets where y is worse than,
 * equivalent to and better than x, and the probability that each share is the largest.
 *
 * <p>The prior puts {@code strength} pseudo-observations in one place, and 0.0001 in each.
 * Probabilities are computed by quadrature to about 1e-10, not simulated. Answers for one pair;
 * with none, the prior is the posterior and is refused as too few. Infinite differences count by
 * their sign.
 *
 * <p>Benavoli, Corani, Demsar, Zaffalon (2017), Time for a change: a tutorial for comparing
 * multiple classifiers through Bayesian analysis, JMLR 18(77), arXiv:1606.04316.
 */
public final class BayesianSignTest {
  /** What every share is granted before data, so that none is impossible; as in baycomp. */
  private static final double OPEN = 1e-4;

  private static final int PANELS = 60;
  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(32);

  private BayesianSignTest() {}

  /** Where the prior's pseudo-observations lie. */
  public enum Place {
    /** On "y worse". */
    LEFT(0),
    /** On "equivalent". */
    ROPE(1),
    /** On "y better". */
    RIGHT(2);

    private final int index;

    Place(int index) {
      this.index = index;
    }
  }

  /**
   * A posterior.
   *
   * @param counts pairs where y is worse, equivalent, better
   * @param concentration parameters of the Dirichlet posterior
   * @param largest probability that each of the three shares is the largest
   */
  public record Result(List<Integer> counts, List<Double> concentration, Posterior largest) {
    /** Probability that y is better more often than it is worse, by the Beta distribution. */
    public double betterMoreOften() {
      double worse = concentration.get(0);
      double better = concentration.get(2);
      return Beta.regularizedBeta(0.5, worse, better);
    }
  }

  /** Of pairs, with half-width {@code rope}; larger values are better. */
  public static Result test(double[] x, double[] y, double rope, double strength, Place place) {
    if (!(strength >= 0 && Double.isFinite(strength))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "the prior's strength must be >= 0, found " + strength);
    }
    Differences differences = Differences.of(x, y, rope, 1);
    int[] counts = new int[3];
    for (double difference : differences.values()) {
      counts[1 + differences.side(difference)]++;
    }
    double[] a = {counts[0] + OPEN, counts[1] + OPEN, counts[2] + OPEN};
    a[place.index] += strength;
    double left = largest(a[0], a[1], a[2]);
    double rest = largest(a[1], a[0], a[2]);
    double right = largest(a[2], a[0], a[1]);
    double sum = left + rest + right;
    return new Result(
        Arrays.stream(counts).boxed().toList(),
        Arrays.stream(a).boxed().toList(),
        new Posterior(left / sum, rest / sum, right / sum, 0));
  }

  /** P(G(a) > max(G(b), G(c))) for independent gammas, integrated over the logarithm of G(a). */
  private static double largest(double a, double b, double c) {
    double from = Math.log(a) - Math.max(12 / Math.sqrt(a), 45 / a);
    double to = Math.log(a + 12 * Math.sqrt(a) + 50);
    double half = (to - from) / PANELS / 2;
    double constant = Gamma.logGamma(a);
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double centre = from + half * (2 * panel + 1);
      for (int i = 0; i < PANEL.getNumberOfPoints(); i++) {
        double u = centre + half * PANEL.getPoint(i);
        double g = Math.exp(u);
        double density = Math.exp(a * u - g - constant);
        sum += half * PANEL.getWeight(i) * density * below(b, g) * below(c, g);
      }
    }
    return sum;
  }

  private static double below(double shape, double g) {
    return Gamma.regularizedGammaP(shape, g);
  }
}
