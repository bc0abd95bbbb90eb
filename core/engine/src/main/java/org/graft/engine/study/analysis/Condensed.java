package org.graft.engine.study.analysis;

import java.util.Arrays;
import org.graft.stats.aggregate.TaskScores;

/**
 * Scores of so many runs that their order statistics, some at a time, stand for all: each is the
 * mean of neighbours. Means stay as they are, and quantiles to within a neighbourhood.
 *
 * @param all scores
 * @param fewer scores for each task
 * @param share of the runs, in (0, 1]; resamples of so many vary by 1 / sqrt(share) as much as
 *     those of all
 */
record Condensed(TaskScores all, TaskScores fewer, double share) {
  private static final int KEPT = 100;

  /** All scores where no task has enough for its sample to be large. */
  static Condensed of(TaskScores scores, Effort effort) {
    int fewest = Arrays.stream(scores.byTask()).mapToInt(runs -> runs.length).min().orElse(0);
    int together = fewest / KEPT;
    if (!effort.sparse(fewest) || together < 2) {
      return new Condensed(scores, scores, 1);
    }
    double[][] fewer =
        Arrays.stream(scores.byTask())
            .map(runs -> means(runs, runs.length / together))
            .toArray(double[][]::new);
    return new Condensed(scores, new TaskScores(fewer), 1.0 / together);
  }

  private static double[] means(double[] runs, int groups) {
    double[] sorted = SparseBootstrap.sorted(runs);
    double[] means = new double[groups];
    for (int group = 0; group < groups; group++) {
      int from = (int) ((long) group * sorted.length / groups);
      int to = (int) ((long) (group + 1) * sorted.length / groups);
      for (int i = from; i < to; i++) {
        means[group] += sorted[i] / (to - from);
      }
    }
    return means;
  }
}
