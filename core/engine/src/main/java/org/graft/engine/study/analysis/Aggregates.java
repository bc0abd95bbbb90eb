package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Aggregate;
import org.graft.spi.result.study.Interval;
import org.graft.stats.InterquartileMean;
import org.graft.stats.Refusal;
import org.graft.stats.aggregate.AggregateIntervals;
import org.graft.stats.aggregate.AggregateIntervals.Scope;
import org.graft.stats.aggregate.TaskScores;

/** Mean, median and interquartile mean over data sets, with the intervals of both questions. */
final class Aggregates {
  private Aggregates() {}

  static List<Aggregate> of(DatasetTable table, Rules rules, Effort effort) {
    List<Aggregate> aggregates = new ArrayList<>();
    if (table.datasets() == 0) {
      return aggregates;
    }
    for (int s = 0; s < table.strategies().size(); s++) {
      String strategy = table.strategies().get(s);
      TaskScores scores = new TaskScores(table.runs()[s]);
      aggregates.add(of(strategy, "mean", scores, TaskScores::mean, rules, effort));
      aggregates.add(of(strategy, "median", scores, TaskScores::median, rules, effort));
      aggregates.add(
          of(
              strategy,
              "interquartile mean",
              scores,
              t -> InterquartileMean.integerTrim(t.pooled()),
              rules,
              effort));
    }
    return aggregates;
  }

  private static Aggregate of(
      String strategy,
      String name,
      TaskScores scores,
      ToDoubleFunction<TaskScores> aggregate,
      Rules rules,
      Effort effort) {
    List<String> refusals = new ArrayList<>();
    int runs = scores.pooled().length;
    Optional<Interval> these = Optional.empty();
    if (runs > scores.byTask().length) {
      these = interval(Scope.THESE_DATA_SETS, scores, aggregate, rules, effort, refusals);
    } else {
      refusals.add("these data sets: one score for each leaves nothing to resample");
    }
    Optional<Interval> others =
        interval(Scope.NEW_DATA_SETS, scores, aggregate, rules, effort, refusals);
    return new Aggregate(
        strategy,
        name,
        OptionalDouble.of(aggregate.applyAsDouble(scores)),
        these,
        others,
        refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals)));
  }

  private static Optional<Interval> interval(
      Scope scope,
      TaskScores scores,
      ToDoubleFunction<TaskScores> aggregate,
      Rules rules,
      Effort effort,
      List<String> refusals) {
    int draws = effort.draws(scores.pooled().length * 20, 300, 2_000);
    try {
      return Optional.of(
          Attempt.interval(
              new AggregateIntervals(scope, draws, effort.seed(), rules.confidence())
                  .of(scores, aggregate)
                  .limits(),
              rules.confidence(),
              "stratified bootstrap, " + scope.label()));
    } catch (Refusal refusal) {
      refusals.add(scope.label() + ": " + refusal.getMessage());
      return Optional.empty();
    }
  }
}
