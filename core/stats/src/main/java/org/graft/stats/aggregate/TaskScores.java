package org.graft.stats.aggregate;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;

/**
 * Scores of one strategy by task, each task with its own number of runs.
 *
 * <p>After Agarwal et al. 2021, Deep reinforcement learning at the edge of the statistical
 * precipice, arXiv:2108.13264. Every task needs a run; missing and infinite scores are refused (a
 * failed run should be scored by a declared rule first, not left out of an aggregate in silence).
 *
 * @param byTask [tasks][runs], finite
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record TaskScores(double[][] byTask) {
  /** Checks that every task has a finite score. */
  public TaskScores {
    if (byTask.length == 0) {
      throw new Refusal(Refusal.Reason.TOO_FEW, "an aggregate needs a task, found none");
    }
    for (int t = 0; t < byTask.length; t++) {
      if (byTask[t].length == 0) {
        throw new Refusal(Refusal.Reason.TOO_FEW, "task " + t + " has no runs");
      }
      for (double score : byTask[t]) {
        if (Double.isNaN(score)) {
          throw new Refusal(Refusal.Reason.MISSING, "task " + t + " has a missing score (NaN)");
        }
        if (Double.isInfinite(score)) {
          throw new Refusal(Refusal.Reason.NOT_FINITE, "task " + t + " has an infinite score");
        }
      }
    }
  }

  /** From a table [runs, tasks]. */
  public static TaskScores ofRuns(double[][] runsByTasks) {
    int tasks = runsByTasks.length == 0 ? 0 : runsByTasks[0].length;
    double[][] byTask = new double[tasks][runsByTasks.length];
    for (int run = 0; run < runsByTasks.length; run++) {
      if (runsByTasks[run].length != tasks) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "run " + run + " has " + runsByTasks[run].length + " tasks, not " + tasks);
      }
      for (int t = 0; t < tasks; t++) {
        byTask[t][run] = runsByTasks[run][t];
      }
    }
    return new TaskScores(byTask);
  }

  /** Mean over runs, by task. */
  public double[] taskMeans() {
    return Arrays.stream(byTask).mapToDouble(TaskScores::mean).toArray();
  }

  /** Mean of the task means. */
  public double mean() {
    return mean(taskMeans());
  }

  /** Median of the task means. */
  public double median() {
    double[] sorted = taskMeans();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }

  /** All runs of all tasks. */
  public double[] pooled() {
    return Arrays.stream(byTask).flatMapToDouble(Arrays::stream).toArray();
  }

  /** How far runs fall short of {@code target} on average; what exceeds it does not make up. */
  public double optimalityGap(double target) {
    if (!Double.isFinite(target)) {
      throw new Refusal(Refusal.Reason.NOT_FINITE, "the target must be finite, found " + target);
    }
    double[] capped = Arrays.stream(pooled()).map(score -> Math.min(score, target)).toArray();
    return target - mean(capped);
  }

  /** The share of runs above {@code threshold}, tasks weighing the same: the score profile. */
  public double shareOfRunsAbove(double threshold) {
    double scale = Math.max(Math.abs(threshold), Ties.scale(byTask));
    double sum = 0;
    for (double[] runs : byTask) {
      sum += above(runs, threshold, scale) / byTask.length;
    }
    return sum;
  }

  /** The share of tasks whose mean is above {@code threshold}: the average-score profile. */
  public double shareOfTasksAbove(double threshold) {
    double scale = Math.max(Math.abs(threshold), Ties.scale(byTask));
    return above(taskMeans(), threshold, scale);
  }

  private static double above(double[] scores, double threshold, double scale) {
    long count =
        Arrays.stream(scores).filter(s -> s > threshold && !Ties.tied(s, threshold, scale)).count();
    return (double) count / scores.length;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value / values.length;
    }
    return sum;
  }
}
