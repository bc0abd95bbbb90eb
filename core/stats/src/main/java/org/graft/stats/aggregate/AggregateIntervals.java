package org.graft.stats.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Interval;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.jspecify.annotations.Nullable;

/**
 * Bootstrap percentile intervals of aggregates over tasks, for one of two questions.
 *
 * @param scope which question the interval answers
 * @param draws most resamples; all of them are taken where there are no more
 * @param seed of the draws
 * @param confidence nominal coverage, in (0, 1)
 */
public record AggregateIntervals(Scope scope, int draws, long seed, double confidence) {
  /** What is taken as given. */
  public enum Scope {
    /** Other runs on these data sets: runs are drawn within tasks (Agarwal et al. 2021). */
    THESE_DATA_SETS,
    /** Other data sets like these: whole tasks are drawn, with all their runs. */
    NEW_DATA_SETS;

    /** As JSON and reports have it. */
    public String label() {
      return this == THESE_DATA_SETS ? "these data sets" : "new data sets";
    }
  }

  /** The interval of an aggregate of one strategy's scores. */
  public Interval of(TaskScores scores, ToDoubleFunction<TaskScores> aggregate) {
    double[][] none = new double[scores.byTask().length][0];
    return interval(scores.byTask(), none, (x, y) -> aggregate.applyAsDouble(new TaskScores(x)));
  }

  /**
   * Pointwise intervals of a performance profile, [low, high] at each threshold; null where the
   * profile is the same on every resample, which bounds nothing.
   */
  public List<double @Nullable []> ofProfile(
      TaskScores scores, double[] thresholds, ToDoubleBiFunction<TaskScores, Double> profile) {
    List<double @Nullable []> intervals = new ArrayList<>();
    for (double threshold : thresholds) {
      intervals.add(ofShare(scores, threshold, profile));
    }
    return intervals;
  }

  private double @Nullable [] ofShare(
      TaskScores scores, double threshold, ToDoubleBiFunction<TaskScores, Double> profile) {
    try {
      return of(scores, drawn -> profile.applyAsDouble(drawn, threshold)).limits();
    } catch (Refusal refusal) {
      if (refusal.reason() == Refusal.Reason.CONSTANT) {
        return null;
      }
      throw refusal;
    }
  }

  /** The interval of the mean probability that {@code x} improves on {@code y}. */
  public Interval ofImprovement(TaskScores x, TaskScores y) {
    return interval(
        x.byTask(),
        y.byTask(),
        (a, b) -> {
          double sum = 0;
          for (int t = 0; t < a.length; t++) {
            sum += Improvement.probability(a[t], b[t]) / a.length;
          }
          return sum;
        });
  }

  /** Rows are numbered task by task, x before y, and every unit of a task keeps that order. */
  private Interval interval(
      double[][] x, double[][] y, ToDoubleBiFunction<double[][], double[][]> aggregate) {
    if (scope == Scope.NEW_DATA_SETS && x.length < 2) {
      throw new Refusal(
          Refusal.Reason.TOO_FEW, "one task says nothing about new data sets: needs 2");
    }
    double[] values =
        IntStream.range(0, x.length)
            .boxed()
            .flatMapToDouble(t -> Arrays.stream(join(x[t], y[t])))
            .toArray();
    int[] task =
        IntStream.range(0, x.length)
            .flatMap(t -> IntStream.generate(() -> t).limit(x[t].length + y[t].length))
            .toArray();
    RowStatistic statistic =
        rows -> {
          List<double[]> drawnX = new ArrayList<>();
          List<double[]> drawnY = new ArrayList<>();
          for (int from = 0; from < rows.length; ) {
            int t = task[rows[from]];
            int middle = from + x[t].length;
            int to = middle + y[t].length;
            drawnX.add(pick(values, rows, from, middle));
            drawnY.add(pick(values, rows, middle, to));
            from = to;
          }
          return aggregate.applyAsDouble(
              drawnX.toArray(double[][]::new), drawnY.toArray(double[][]::new));
        };
    Resampling resampling = resampling(x, y);
    return Bootstrap.of(resampling, statistic, Draws.atMost(draws, seed, resampling))
        .percentile(confidence);
  }

  private Resampling resampling(double[][] x, double[][] y) {
    List<int[]> tasks = new ArrayList<>();
    List<int[][]> strata = new ArrayList<>();
    int next = 0;
    for (int t = 0; t < x.length; t++) {
      int middle = next + x[t].length;
      int end = middle + y[t].length;
      tasks.add(IntStream.range(next, end).toArray());
      strata.add(singletons(next, middle));
      strata.add(singletons(middle, end));
      next = end;
    }
    return scope == Scope.NEW_DATA_SETS
        ? new Resampling(new int[][][] {tasks.toArray(int[][]::new)})
        : new Resampling(strata.stream().filter(units -> units.length > 0).toArray(int[][][]::new));
  }

  private static int[][] singletons(int from, int to) {
    return IntStream.range(from, to).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
  }

  private static double[] join(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static double[] pick(double[] values, int[] rows, int from, int to) {
    double[] picked = new double[to - from];
    Arrays.setAll(picked, i -> values[rows[from + i]]);
    return picked;
  }
}
