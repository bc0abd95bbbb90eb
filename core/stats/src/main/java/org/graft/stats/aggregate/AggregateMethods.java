package org.graft.stats.aggregate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.graft.stats.InterquartileMean;
import org.graft.stats.aggregate.AggregateIntervals.Scope;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Method.Output;

/** The catalogue's aggregates over tasks. */
public final class AggregateMethods {
  private static final String CITATION =
      "Agarwal, Schwarzer, Castro, Courville and Bellemare 2021, arXiv:2108.13264";

  private AggregateMethods() {}

  /** All methods, in reading order. */
  public static List<Method> all() {
    return List.of(aggregate(), interquartileMean());
  }

  private static Method aggregate() {
    return new Method(
        "aggregate",
        "Mean, median, IQM, optimality gap, profiles and probability of improvement over tasks.",
        List.of(
            new Input("x", "matrix", "", "[runs, tasks]"),
            new Input("y", "matrix", "[]", "of another strategy"),
            new Input("taus", "vector", "[]", "thresholds of the profiles"),
            new Input("gamma", "number", "1", "target of the optimality gap"),
            new Input("draws", "integer", "2000", "bootstrap resamples, 0 for no intervals"),
            new Input("seed", "integer", "1", "of the bootstrap"),
            new Input("confidence", "number", "0.95", "of the intervals, in (0, 1)")),
        List.of(
            new Output("mean", "mean of task means"),
            new Output("task_means", "mean over runs by task"),
            new Output("median_of_task_means", "their median"),
            new Output("iqm_rliable_trim_integer", "IQM of all runs, floor(n/4) cut from each end"),
            new Output("iqm_fractional_weights", "IQM of all runs, n/4 cut from each end"),
            new Output("optimality_gap", "mean shortfall of runs from gamma"),
            new Output("optimality_gap_gamma1", "the same from 1"),
            new Output("score_profile_runs_above_tau", "share of runs above each tau"),
            new Output("average_score_profile", "share of task means above each tau"),
            new Output("score_profile_ci_SCOPE", "[low, high] at each tau, pointwise"),
            new Output("average_score_profile_ci_SCOPE", "[low, high] at each tau, pointwise"),
            new Output("iqm_y_rliable", "IQM of y"),
            new Output("probability_of_improvement_x_over_y", "P(x > y) + P(x = y)/2, task mean"),
            new Output("per_task", "the same by task"),
            new Output("AGGREGATE_ci_these_data_sets", "[low, high]: other runs, same tasks"),
            new Output("AGGREGATE_ci_new_data_sets", "[low, high]: other tasks like these")),
        "Runs are independent within a task and scores comparable across tasks; for new data sets"
            + " the tasks are a sample of those one cares about. Larger scores are better.",
        "No task or a task without runs: too-few. Missing and infinite scores: refused. One run a"
            + " task or a constant: no interval for these data sets (constant); one task: none for"
            + " new ones (too-few). Round-off does not lift a score above tau. A profile has no"
            + " interval where it is the same on every resample: null there.",
        CITATION,
        AggregateMethods::run);
  }

  private static void run(Arguments in, Answer out) {
    TaskScores x = TaskScores.ofRuns(in.matrix("x"));
    double[] taus = in.has("taus") ? in.vector("taus") : new double[0];
    double gamma = in.number("gamma", 1);
    out.put("mean", x::mean);
    out.put("task_means", x::taskMeans);
    out.put("median_of_task_means", x::median);
    out.put("iqm_rliable_trim_integer", () -> InterquartileMean.integerTrim(x.pooled()));
    out.put("iqm_fractional_weights", () -> InterquartileMean.fractional(x.pooled()));
    out.put("optimality_gap", () -> x.optimalityGap(gamma));
    out.put("optimality_gap_gamma1", () -> x.optimalityGap(1));
    out.put(
        "score_profile_runs_above_tau",
        () -> Arrays.stream(taus).map(x::shareOfRunsAbove).toArray());
    out.put("average_score_profile", () -> Arrays.stream(taus).map(x::shareOfTasksAbove).toArray());
    intervals(in, out, "mean", x, TaskScores::mean);
    intervals(in, out, "median", x, TaskScores::median);
    intervals(in, out, "iqm", x, scores -> InterquartileMean.integerTrim(scores.pooled()));
    intervals(in, out, "optimality_gap", x, scores -> scores.optimalityGap(gamma));
    profiles(in, out, x, taus);
    if (in.has("y")) {
      improvement(in, out, x, TaskScores.ofRuns(in.matrix("y")));
    }
  }

  private static void profiles(Arguments in, Answer out, TaskScores x, double[] taus) {
    boolean wanted = taus.length > 0 && in.integer("draws", 2000) > 0;
    for (Scope scope : wanted ? Scope.values() : new Scope[0]) {
      out.put(
          "score_profile" + suffix(scope),
          () -> settings(in, scope).ofProfile(x, taus, TaskScores::shareOfRunsAbove));
      out.put(
          "average_score_profile" + suffix(scope),
          () -> settings(in, scope).ofProfile(x, taus, TaskScores::shareOfTasksAbove));
    }
  }

  private static void improvement(Arguments in, Answer out, TaskScores x, TaskScores y) {
    out.put("iqm_y_rliable", () -> InterquartileMean.integerTrim(y.pooled()));
    out.put("probability_of_improvement_x_over_y", () -> Improvement.mean(x, y));
    out.put("per_task", () -> Improvement.byTask(x, y));
    for (Scope scope : in.integer("draws", 2000) > 0 ? Scope.values() : new Scope[0]) {
      out.put(
          "probability_of_improvement" + suffix(scope),
          () -> settings(in, scope).ofImprovement(x, y).limits());
    }
  }

  private static void intervals(
      Arguments in,
      Answer out,
      String name,
      TaskScores scores,
      ToDoubleFunction<TaskScores> aggregate) {
    for (Scope scope : in.integer("draws", 2000) > 0 ? Scope.values() : new Scope[0]) {
      out.put(name + suffix(scope), () -> settings(in, scope).of(scores, aggregate).limits());
    }
  }

  private static String suffix(Scope scope) {
    return "_ci_" + scope.label().replace(' ', '_');
  }

  private static AggregateIntervals settings(Arguments in, Scope scope) {
    return new AggregateIntervals(
        scope, in.integer("draws", 2000), in.integer("seed", 1), in.number("confidence", 0.95));
  }

  private static Method interquartileMean() {
    return new Method(
        "iqm",
        "The interquartile mean of one sample or of several, by both conventions.",
        List.of(
            new Input("x", "vector", "", "scores"),
            new Input("values", "vectors", "", "in place of x: several samples")),
        List.of(
            new Output("iqm_integer_trim", "floor(n/4) scores cut from each end"),
            new Output("iqm_fractional", "n/4 scores cut from each end, the last in part")),
        "None: it describes.",
        "n = 0: too-few. n = 1, 2: the mean. Infinities are trimmed, or refused where one is left."
            + " Missing: refused.",
        CITATION,
        (in, out) -> {
          if (in.has("values")) {
            double[][] samples = in.vectors("values");
            out.put("iqm_integer_trim", () -> each(samples, InterquartileMean::integerTrim));
            out.put("iqm_fractional", () -> each(samples, InterquartileMean::fractional));
          } else {
            double[] x = in.vector("x");
            out.put("iqm_integer_trim", () -> InterquartileMean.integerTrim(x));
            out.put("iqm_fractional", () -> InterquartileMean.fractional(x));
          }
        });
  }

  private static double[] each(double[][] samples, ToDoubleFunction<double[]> statistic) {
    return Arrays.stream(samples).mapToDouble(statistic).toArray();
  }
}
