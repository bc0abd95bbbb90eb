package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
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
      Condensed scores = Condensed.of(new TaskScores(table.runs()[s]), effort);
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
      Condensed scores,
      ToDoubleFunction<TaskScores> aggregate,
      Rules rules,
      Effort effort) {
    List<String> refusals = new ArrayList<>();
    Optional<Interval> these = Optional.empty();
    if (scores.all().pooled().length > scores.all().byTask().length) {
      these = interval(Scope.THESE_DATA_SETS, scores, aggregate, rules, effort, refusals);
    } else {
      refusals.add("these data sets: one score for each leaves nothing to resample");
    }
    Optional<Interval> others =
        interval(Scope.NEW_DATA_SETS, scores, aggregate, rules, effort, refusals);
    return new Aggregate(
        strategy,
        name,
        OptionalDouble.of(aggregate.applyAsDouble(scores.all())),
        these,
        others,
        refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals)));
  }

  private static Optional<Interval> interval(
      Scope scope,
      Condensed scores,
      ToDoubleFunction<TaskScores> aggregate,
      Rules rules,
      Effort effort,
      List<String> refusals) {
    int draws = effort.draws(scores.fewer().pooled().length * 20, 300, 2_000);
    try {
      double[] limits =
          new AggregateIntervals(scope, draws, effort.seed(), rules.confidence())
              .of(scores.fewer(), aggregate)
              .limits();
      if (scores.share() < 1) {
        double estimate = aggregate.applyAsDouble(scores.all());
        double shrink = scope == Scope.THESE_DATA_SETS ? Math.sqrt(scores.share()) : 1;
        Arrays.setAll(limits, i -> estimate + shrink * (limits[i] - estimate));
      }
      return Optional.of(
          Attempt.interval(
              limits,
              rules.confidence(),
              "stratified bootstrap"
                  + (scores.share() < 1 ? " of condensed scores, " : ", ")
                  + scope.label()));
    } catch (Refusal refusal) {
      refusals.add(scope.label() + ": " + refusal.getMessage());
      return Optional.empty();
    }
  }
}
