package org.graft.stats.design;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.graft.stats.Refusal;

/**
 * Boundaries on z for a declared number of looks, so that peeking keeps its overall error.
 *
 * <p>Looks are given as information times in (0, 1], increasing; K equal looks are k/K. The
 * boundary is on the z scale; for other tests compare their p-value with the nominal level {@code 2
 * (1 - Phi(z))} (significance-level approach). A look allowed to spend less than 1e-300 has the
 * boundary infinity: it cannot stop.
 *
 * <p>Pocock (1977), doi:<a href="https://doi.org/10.1093/biomet/64.2.191">
 * 10.1093/biomet/64.2.191</a>; O'Brien, Fleming (1979), doi:<a
 * href="https://doi.org/10.2307/2530245">10.2307/2530245</a>; Lan, DeMets (1983), doi:<a
 * href="https://doi.org/10.1093/biomet/70.3.659">10.1093/biomet/70.3.659</a>.
 */
public final class GroupSequential {
  private static final double LEAST_SPENT = 1e-300;
  private static final int MOST_LOOKS = 100;

  private GroupSequential() {}

  /**
   * A boundary.
   *
   * @param times information times of the looks
   * @param z boundary at each look
   * @param spent cumulative probability under the null of having stopped, all sides together
   */
  public record Boundary(List<Double> times, List<Double> z, List<Double> spent) {}

  /** Times of {@code looks} equally spaced looks, 1 to 100. */
  public static double[] equalLooks(int looks) {
    if (looks < 1 || looks > MOST_LOOKS) {
      throw bad("looks must lie in 1.." + MOST_LOOKS + ", found " + looks);
    }
    double[] times = new double[looks];
    Arrays.setAll(times, k -> (k + 1.0) / looks);
    return times;
  }

  /** Pocock's constant: the same z at every look. */
  public static double pocock(double[] times, double alpha, Sides sides) {
    return constant(times, alpha, sides, t -> 1);
  }

  /** O'Brien and Fleming's constant C: the boundary at time t is {@code C / sqrt(t)}. */
  public static double obrienFleming(double[] times, double alpha, Sides sides) {
    return constant(times, alpha, sides, t -> 1 / Math.sqrt(t));
  }

  /** Lan and DeMets' boundary: each look spends what {@code spending} allows since the last. */
  public static Boundary spending(double[] times, double alpha, Sides sides, Spending spending) {
    check(times, alpha);
    int count = sides == Sides.TWO ? 2 : 1;
    double[] z = new double[times.length];
    double[] spent = new double[times.length];
    ScoreProcess process = new ScoreProcess(sides, 0);
    double before = 0;
    for (int k = 0; k < times.length; k++) {
      double t = times[k];
      spent[k] = count * spending.upTo(t, alpha / count);
      double step = spent[k] - before;
      z[k] =
          step < LEAST_SPENT
              ? Double.POSITIVE_INFINITY
              : solve(c -> Math.log(process.crossing(t, c) / step), sides);
      process.pass(t, z[k]);
      before = spent[k];
    }
    return new Boundary(list(times), list(z), list(spent));
  }

  /**
   * Probability of having stopped up to each look with boundary {@code z}, when the expected z at
   * time 1 is {@code drift}: the type I error at drift 0, the power otherwise.
   */
  public static double[] stopping(double[] times, double[] z, double drift, Sides sides) {
    check(times, 0.5);
    if (z.length != times.length) {
      throw bad(z.length + " boundaries for " + times.length + " looks");
    }
    ScoreProcess process = new ScoreProcess(sides, drift);
    double[] stopped = new double[z.length];
    double total = 0;
    for (int k = 0; k < z.length; k++) {
      total += process.crossing(times[k], z[k]);
      stopped[k] = Math.min(1, total);
      process.pass(times[k], z[k]);
    }
    return stopped;
  }

  private static double constant(
      double[] times, double alpha, Sides sides, DoubleUnaryOperator shape) {
    check(times, alpha);
    return solve(
        c -> {
          double[] z = Arrays.stream(times).map(t -> c * shape.applyAsDouble(t)).toArray();
          return Math.log(stopping(times, z, 0, sides)[z.length - 1] / alpha);
        },
        sides);
  }

  private static double solve(DoubleUnaryOperator excess, Sides sides) {
    double least = sides == Sides.TWO ? 0 : -8;
    return new BrentSolver(1e-14, 1e-12)
        .solve(200, c -> Math.max(-1000, excess.applyAsDouble(c)), least, 37);
  }

  private static void check(double[] times, double alpha) {
    Level.check(alpha);
    checkTimes(times);
  }

  /** Refuses times that do not increase in (0, 1], and more than 100 of them. */
  public static void checkTimes(double[] times) {
    if (times.length < 1 || times.length > MOST_LOOKS) {
      throw bad("looks must lie in 1.." + MOST_LOOKS + ", found " + times.length);
    }
    double last = 0;
    for (double t : times) {
      if (!(t > last && t <= 1)) {
        throw bad("information times must increase in (0, 1], found " + Arrays.toString(times));
      }
      last = t;
    }
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Refusal bad(String message) {
    return new Refusal(Refusal.Reason.BAD_ARGUMENT, message);
  }
}
