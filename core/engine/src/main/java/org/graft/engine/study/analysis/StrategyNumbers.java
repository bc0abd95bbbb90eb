package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.Audit;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.StrategyResult;
import org.graft.stats.Better;
import org.graft.stats.InterquartileMean;
import org.graft.stats.Refusal;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.MedianInterval;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.interval.TInterval;
import org.graft.stats.shape.Descriptives;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Quantiles;
import org.graft.stats.spread.WorstRuns;

/** One strategy's numbers in one setting. */
final class StrategyNumbers {
  private static final int FEW = 6;

  private final Setting.Arm arm;
  private final Rules rules;
  private final Effort effort;
  private final double[] values;
  private final List<double[]> clusters;
  private final double[] labels;
  private final double[] sorted;

  private StrategyNumbers(
      Setting setting, Setting.Arm arm, List<Score> scores, Rules rules, Effort effort) {
    this.arm = arm;
    this.rules = rules;
    this.effort = effort;
    Map<Integer, List<Double>> bySource = new LinkedHashMap<>();
    List<Score> present = scores.stream().filter(Score::present).toList();
    this.values = present.stream().mapToDouble(Score::value).toArray();
    this.sorted = effort.sparse(values.length) ? SparseBootstrap.sorted(values) : values;
    for (Score score : present) {
      bySource
          .computeIfAbsent(
              setting.clusters().many() ? score.sourceReplicate() : 0, k -> new ArrayList<>())
          .add(score.value());
    }
    this.clusters =
        bySource.values().stream()
            .map(list -> list.stream().mapToDouble(v -> v).toArray())
            .toList();
    this.labels = present.stream().mapToDouble(Score::sourceReplicate).toArray();
  }

  /** The numbers of {@code arm}. */
  static StrategyResult of(Setting setting, Setting.Arm arm, Rules rules, Effort effort) {
    StrategyNumbers numbers = new StrategyNumbers(setting, arm, arm.scores(), rules, effort);
    return new StrategyResult(
        arm.strategy(),
        arm.scores(),
        numbers.center(),
        numbers.metrics(setting),
        numbers.spread(),
        FailureCount.of(arm, rules),
        numbers.cost(),
        LearningCurves.of(arm.completed()),
        Confusions.of(arm.completed(), setting.classes()));
  }

  private boolean clustered() {
    return clusters.size() > 1;
  }

  private StrategyResult.Center center() {
    double c = rules.confidence();
    Estimate median =
        clustered()
            ? bootstrapped(Quantiles::median)
            : Attempt.number(
                () -> Quantiles.median(values),
                () ->
                    Attempt.interval(
                        MedianInterval.of(values.length, c).limits(values, c).limits(),
                        c,
                        "order statistics"));
    return new StrategyResult.Center(
        values.length,
        Math.max(1, clusters.size()),
        mean(),
        median,
        bootstrapped(InterquartileMean::integerTrim));
  }

  private Estimate mean() {
    double c = rules.confidence();
    double[] units = clustered() ? clusterMeans() : values;
    String how = clustered() ? "t interval over source models" : "t interval";
    return Attempt.number(
        () -> TInterval.of(units).mean(),
        () -> Attempt.interval(TInterval.of(units).interval(c).limits(), c, how));
  }

  /** Means by every metric, the primary one first. */
  private List<StrategyResult.MetricMean> metrics(Setting setting) {
    List<StrategyResult.MetricMean> means = new ArrayList<>();
    means.add(new StrategyResult.MetricMean(rules.measure(), mean()));
    for (Setting.ByMetric other : arm.others()) {
      means.add(
          new StrategyResult.MetricMean(
              other.measure(),
              new StrategyNumbers(setting, arm, other.scores(), rules, effort).mean()));
    }
    return means;
  }

  private double[] clusterMeans() {
    return clusters.stream().mapToDouble(cluster -> TInterval.of(cluster).mean()).toArray();
  }

  private StrategyResult.Spread spread() {
    Better better = rules.higherIsBetter() ? Better.HIGHER : Better.LOWER;
    return new StrategyResult.Spread(
        bootstrapped(x -> Moments.of(x).sd()),
        range(),
        bootstrapped(x -> WorstRuns.mean(x, WorstRuns.count(x.length, 0.1), better)),
        clustered()
            ? Attempt.number(() -> Moments.of(clusterMeans()).sd())
            : Estimate.refused("one source model: needs at least two"));
  }

  private Estimate range() {
    if (clustered() || !effort.sparse(values.length)) {
      return bootstrapped(Descriptives::iqr);
    }
    double c = rules.confidence();
    return Attempt.number(
        () -> Descriptives.iqr(sorted),
        () -> Attempt.interval(QuartileRange.limits(sorted, c), c, "order statistics"));
  }

  /** A statistic of all scores with a percentile interval; source models are drawn whole. */
  private Estimate bootstrapped(ToDoubleFunction<double[]> statistic) {
    int units = clustered() ? clusters.size() : values.length;
    int draws = effort.draws(values.length * 40, 300, 2_000);
    return Attempt.number(
        () -> statistic.applyAsDouble(sorted),
        () -> {
          if (units < FEW) {
            throw new Refusal(
                Refusal.Reason.TOO_FEW,
                "a bootstrap of "
                    + units
                    + (clustered() ? " source models" : " scores")
                    + " would be too narrow");
          }
          if (!clustered() && effort.sparse(units)) {
            return SparseBootstrap.interval(
                sorted, statistic.applyAsDouble(sorted), statistic, rules.confidence(), effort);
          }
          Resampling resampling =
              clustered() ? Resampling.clustered(labels) : Resampling.rows(values.length);
          return Attempt.interval(
              Bootstrap.of(
                      resampling,
                      RowStatistic.ascending(values, statistic),
                      new Draws.Random(draws, effort.seed()))
                  .percentile(rules.confidence())
                  .limits(),
              rules.confidence(),
              clustered() ? "bootstrap of source models, percentile" : "bootstrap, percentile");
        });
  }

  private StrategyResult.Cost cost() {
    double[] seconds =
        arm.completed().stream()
            .mapToDouble(c -> c.seconds().values().stream().mapToDouble(s -> s).sum())
            .toArray();
    List<Audit> audits = arm.completed().stream().flatMap(c -> c.audit().stream()).toList();
    return new StrategyResult.Cost(
        seconds.length == 0
            ? Estimate.refused("no times were recorded")
            : Attempt.number(() -> TInterval.of(seconds).mean()),
        audits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(audits.get(0).trained()),
        audits.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(audits.get(0).trained() + audits.get(0).frozen()),
        arm.shared());
  }
}
