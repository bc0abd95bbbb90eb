package org.graft.engine.methods.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.InterquartileMean;
import org.graft.stats.aggregate.AggregateIntervals;
import org.graft.stats.aggregate.AggregateIntervals.Scope;
import org.graft.stats.aggregate.Improvement;
import org.graft.stats.aggregate.TaskScores;

/** Aggregates over tasks. */
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public final class Aggregates {
  static final String SOURCE =
      "Agarwal, Schwarzer, Castro, Courville and Bellemare 2021, arXiv:2108.13264";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS = List.of(Tasks.class);

  private Aggregates() {}

  record Aggregate(
      @Param(doc = "estimate") double estimate,
      @Param(doc = "[low, high] for other runs of the same tasks") Output<double[]> ciTheseTasks,
      @Param(doc = "[low, high] for other tasks like these") Output<double[]> ciNewTasks) {}

  record Profile(
      @Param(doc = "share at each tau") Output<double[]> estimate,
      @Param(doc = "[low, high] at each tau for other runs of the same tasks")
          Output<List<double[]>> ciTheseTasks,
      @Param(doc = "[low, high] at each tau for other tasks like these")
          Output<List<double[]>> ciNewTasks) {}

  record OverTasks(
      @Param(doc = "mean of task means") Aggregate mean,
      @Param(doc = "median of task means") Aggregate median,
      @Param(doc = "interquartile mean of all runs, floor(n/4) cut from each end") Aggregate iqm,
      @Param(doc = "interquartile mean of all runs, n/4 cut from each end")
          Output<Double> iqmFractional,
      @Param(doc = "mean shortfall of runs from gamma") Aggregate optimalityGap,
      @Param(doc = "mean over runs by task") double[] taskMeans,
      @Param(doc = "share of runs above each tau") Profile scoreProfile,
      @Param(doc = "share of task means above each tau") Profile averageScoreProfile,
      @Param(doc = "P(x > y) + P(x = y) / 2, mean over tasks") Optional<Aggregate> improvement,
      @Param(doc = "the same by task") Optional<double[]> improvementByTask) {}

  @Name(
      value = "aggregate",
      doc =
          "Mean, median, IQM, optimality gap, profiles and probability of improvement over tasks.",
      cites = SOURCE)
  @Conditions(
      assumes =
          "Runs are independent within a task and scores comparable across tasks; for new tasks"
              + " these are a sample of those one cares about. Larger scores are better.",
      edges =
          "No task or a task without runs: too-few. Missing and infinite scores: refused. One run a"
              + " task or a constant: no interval for these tasks (constant); one task: none for"
              + " new ones (too-few). Round-off does not lift a score above tau. A profile has no"
              + " interval where it is the same on every resample: null there.")
  record Tasks(
      @Param(doc = "scores [runs, tasks]") Table x,
      @Param(doc = "scores of another strategy, for the improvement") Optional<Table> y,
      @Param(doc = "thresholds of the profiles", byDefault = "[]") Numbers taus,
      @Param(doc = "target of the optimality gap", byDefault = "1") double gamma,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = "bootstrap resamples", byDefault = "2000", min = 2) int draws,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<OverTasks> {
    @Override
    public OverTasks answer(Notes notes) {
      TaskScores scores = TaskScores.ofRuns(x.rows());
      Optional<TaskScores> other = y.map(table -> TaskScores.ofRuns(table.rows()));
      return new OverTasks(
          aggregate(scores, TaskScores::mean),
          aggregate(scores, TaskScores::median),
          aggregate(scores, each -> InterquartileMean.integerTrim(each.pooled())),
          () -> InterquartileMean.fractional(scores.pooled()),
          aggregate(scores, each -> each.optimalityGap(gamma)),
          scores.taskMeans(),
          profile(scores, TaskScores::shareOfRunsAbove),
          profile(scores, TaskScores::shareOfTasksAbove),
          other.map(
              second ->
                  new Aggregate(
                      Improvement.mean(scores, second),
                      () -> scope(Scope.THESE_DATA_SETS).ofImprovement(scores, second).limits(),
                      () -> scope(Scope.NEW_DATA_SETS).ofImprovement(scores, second).limits())),
          other.map(second -> Improvement.byTask(scores, second)));
    }

    private Aggregate aggregate(TaskScores scores, ToDoubleFunction<TaskScores> of) {
      return new Aggregate(
          of.applyAsDouble(scores),
          () -> scope(Scope.THESE_DATA_SETS).of(scores, of).limits(),
          () -> scope(Scope.NEW_DATA_SETS).of(scores, of).limits());
    }

    private Profile profile(TaskScores scores, ToDoubleBiFunction<TaskScores, Double> of) {
      double[] at = taus.values();
      return new Profile(
          () -> Arrays.stream(at).map(tau -> of.applyAsDouble(scores, tau)).toArray(),
          () -> scope(Scope.THESE_DATA_SETS).ofProfile(scores, at, of),
          () -> scope(Scope.NEW_DATA_SETS).ofProfile(scores, at, of));
    }

    private AggregateIntervals scope(Scope scope) {
      return new AggregateIntervals(scope, draws, seed, confidence.value());
    }
  }
}
