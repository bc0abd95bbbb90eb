package org.graft.stats.design;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.graft.stats.distribution.Normal;

/**
 * The recursion of Armitage, McPherson and Rowe: the density of the score {@code z sqrt(t)} of a
 * trial that has not stopped yet, carried from look to look by Gauss-Legendre quadrature.
 *
 * <p>Not thread-safe; one instance follows one trial.
 *
 * <p>Armitage, McPherson, Rowe (1969), Repeated significance tests on accumulating data, doi:<a
 * href="https://doi.org/10.2307/2343787">10.2307/2343787</a>.
 */
final class ScoreProcess {
  private static final int POINTS = 32;
  private static final int MOST_PANELS = 200;

  /** Beyond this many standard deviations the density is below 1e-26. */
  private static final double FAR = 11;

  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(POINTS);

  private final Sides sides;
  private final double drift;
  private double[] nodes = {0};
  private double[] masses = {1};
  private double time;

  /** Starts at time 0; {@code drift} is the expected z at information time 1. */
  ScoreProcess(Sides sides, double drift) {
    this.sides = sides;
    this.drift = drift;
  }

  /** Probability of not having stopped before and stopping at a look at {@code t} beyond z. */
  double crossing(double t, double z) {
    double sd = Math.sqrt(t - time);
    double edge = z * Math.sqrt(t);
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      double from = nodes[i] + drift * (t - time);
      double out = Normal.STANDARD.survival((edge - from) / sd);
      if (sides == Sides.TWO) {
        out += Normal.STANDARD.survival((edge + from) / sd);
      }
      sum += masses[i] * out;
    }
    return sum;
  }

  /** Goes on past a look at information time {@code t} that stayed within {@code z}. */
  void pass(double t, double z) {
    double root = Math.sqrt(t);
    double sd = Math.sqrt(t - time);
    double top = Math.min(z * root, drift * t + FAR * root);
    double low = drift * t - FAR * root;
    double bottom = Math.min(top, sides == Sides.TWO ? Math.max(-z * root, low) : low);
    int panels = (int) Math.max(2, Math.min(MOST_PANELS, Math.ceil((top - bottom) / (3 * sd))));
    double half = (top - bottom) / panels / 2;
    double[] next = new double[panels * POINTS];
    double[] mass = new double[next.length];
    for (int j = 0; j < next.length; j++) {
      double centre = bottom + half * (2 * (j / POINTS) + 1);
      next[j] = centre + half * PANEL.getPoint(j % POINTS);
      mass[j] = half * PANEL.getWeight(j % POINTS) * density(next[j] - drift * (t - time), sd);
    }
    nodes = next;
    masses = mass;
    time = t;
  }

  private double density(double at, double sd) {
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      double step = (at - nodes[i]) / sd;
      sum += masses[i] * Math.exp(-step * step / 2);
    }
    return sum / (sd * Math.sqrt(2 * Math.PI));
  }
}
