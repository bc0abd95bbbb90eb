package org.graft.stats.aggregate;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.effect.Dominance;

/**
 * The probability that a run of one strategy beats a run of another on a task, ties counting half,
 * and its mean over tasks (Agarwal et al. 2021, arXiv:2108.13264; Mann and Whitney 1947,
 * doi:10.1214/aoms/1177730491).
 */
public final class Improvement {
  private Improvement() {}

  /** By task: P(x > y) + P(x = y) / 2, where larger is better. */
  public static double[] byTask(TaskScores x, TaskScores y) {
    if (x.byTask().length != y.byTask().length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "needs the same tasks, found " + x.byTask().length + " and " + y.byTask().length);
    }
    double[] probability = new double[x.byTask().length];
    Arrays.setAll(probability, t -> probability(x.byTask()[t], y.byTask()[t]));
    return probability;
  }

  /** The mean over tasks. */
  public static double mean(TaskScores x, TaskScores y) {
    return Arrays.stream(byTask(x, y)).average().orElseThrow();
  }

  static double probability(double[] x, double[] y) {
    return Dominance.of(x, y).a12();
  }
}
