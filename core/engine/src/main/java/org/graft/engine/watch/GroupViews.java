package org.graft.engine.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graft.engine.ledger.Recorded;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.CurvePoint;
import org.jspecify.annotations.Nullable;

/**
 * Trials by transfer and backbone and in these by strategy: how many ended how, scores so far, mean
 * learning curves.
 *
 * @param metric label of the metric whose scores are shown
 */
record GroupViews(String metric) {
  private static final int POINTS = 200;

  List<Map<String, @Nullable Object>> of(List<Recorded> trials) {
    Map<List<String>, Map<String, List<Recorded>>> groups = new LinkedHashMap<>();
    for (Recorded trial : trials) {
      groups
          .computeIfAbsent(
              List.of(trial.card().transfer(), trial.card().backbone()),
              key -> new LinkedHashMap<>())
          .computeIfAbsent(trial.card().strategy(), key -> new ArrayList<>())
          .add(trial);
    }
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    groups.forEach(
        (key, strategies) -> {
          List<Map<String, @Nullable Object>> rows = new ArrayList<>();
          strategies.forEach((strategy, own) -> rows.add(row(strategy, own)));
          Map<String, @Nullable Object> group = new LinkedHashMap<>();
          group.put("transfer", key.get(0));
          group.put("backbone", key.get(1));
          group.put("strategies", rows);
          all.add(group);
        });
    return all;
  }

  private Map<String, @Nullable Object> row(String strategy, List<Recorded> trials) {
    int failed = 0;
    int skipped = 0;
    List<Double> scores = new ArrayList<>();
    List<Outcome.Completed> completed = new ArrayList<>();
    for (Recorded trial : trials) {
      Outcome outcome = trial.outcome().orElse(null);
      failed += outcome instanceof Outcome.Failed ? 1 : 0;
      skipped += outcome instanceof Outcome.Skipped ? 1 : 0;
      if (outcome instanceof Outcome.Completed one) {
        completed.add(one);
        double score = one.scores().getOrDefault(metric, Double.NaN);
        if (!Double.isNaN(score)) {
          scores.add(score);
        }
      }
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("strategy", strategy);
    row.put("trials", trials.size());
    row.put("ended", completed.size() + failed + skipped);
    row.put("failed", failed);
    row.put("skipped", skipped);
    row.put("n", scores.size());
    row.put("mean", scores.isEmpty() ? null : mean(scores));
    row.put("sd", scores.size() < 2 ? null : deviation(scores));
    row.put("curves", curves(completed));
    return row;
  }

  private static double mean(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double deviation(List<Double> scores) {
    double mean = mean(scores);
    double sum = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    return Math.sqrt(sum / (scores.size() - 1));
  }

  /** By split the mean accuracy by epoch: [[epoch, accuracy], ...], thinned out. */
  private static Map<String, List<double[]>> curves(List<Outcome.Completed> completed) {
    Map<String, TreeMap<Integer, double[]>> sums = new TreeMap<>();
    for (Outcome.Completed one : completed) {
      for (CurvePoint point : one.curve()) {
        double[] sum =
            sums.computeIfAbsent(point.split(), key -> new TreeMap<>())
                .computeIfAbsent(point.epoch(), key -> new double[2]);
        sum[0] += point.accuracy();
        sum[1]++;
      }
    }
    Map<String, List<double[]>> curves = new LinkedHashMap<>();
    sums.forEach(
        (split, byEpoch) -> {
          int every = (byEpoch.size() + POINTS - 1) / POINTS;
          List<double[]> points = new ArrayList<>();
          int place = 0;
          for (Map.Entry<Integer, double[]> point : byEpoch.entrySet()) {
            double accuracy = point.getValue()[0] / point.getValue()[1];
            if (place++ % every == 0 && !Double.isNaN(accuracy)) {
              points.add(new double[] {point.getKey(), accuracy});
            }
          }
          curves.put(split, points);
        });
    return curves;
  }
}
