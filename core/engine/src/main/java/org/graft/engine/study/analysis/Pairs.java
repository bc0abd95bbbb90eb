package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Comparison.PairedDifference;
import org.graft.spi.result.study.Score;
import org.graft.stats.location.Differences;

/**
 * Complete pairs of two strategies, and the units that tests count: the pairs themselves, or the
 * clusters (source models, subjects), pairs averaged within each.
 *
 * @param x scores of the first by pair
 * @param y scores of the second by pair
 * @param clusters number of the cluster of each pair, from 0
 * @param unitX scores of the first by unit
 * @param unitY scores of the second by unit
 * @param names of the units
 * @param sources number of the cluster of each unit
 * @param places of the units among the planned repeats, from 0
 * @param trials scores of the first behind the units
 * @param clustered whether units are clusters
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within the analysis, never compared
record Pairs(
    double[] x,
    double[] y,
    double[] clusters,
    double[] unitX,
    double[] unitY,
    List<String> names,
    List<Integer> sources,
    List<Integer> places,
    int trials,
    boolean clustered) {

  /** The pairs of two arms of a setting. */
  static Pairs of(Setting setting, Setting.Arm first, Setting.Arm second) {
    if (setting.matching() == Setting.Matching.CLUSTERS) {
      return means(setting.clusters(), first, second);
    }
    List<Score> left = new ArrayList<>();
    List<Score> right = new ArrayList<>();
    if (inStep(first.scores(), second.scores())) {
      for (int i = 0; i < first.scores().size(); i++) {
        add(left, right, first.scores().get(i), second.scores().get(i));
      }
    } else {
      Map<String, Score> others = new HashMap<>();
      second.scores().forEach(score -> others.put(score.block(), score));
      for (Score score : first.scores()) {
        Score other = others.get(score.block());
        if (other != null) {
          add(left, right, score, other);
        }
      }
    }
    return setting.clusters().many()
        ? clustered(setting.clusters(), left, right)
        : single(left, right);
  }

  /** Whether both list the same blocks in the same order. */
  private static boolean inStep(List<Score> first, List<Score> second) {
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).block().equals(second.get(i).block())) {
        return false;
      }
    }
    return true;
  }

  private static void add(List<Score> left, List<Score> right, Score x, Score y) {
    if (x.present() && y.present()) {
      left.add(x);
      right.add(y);
    }
  }

  private static Pairs single(List<Score> left, List<Score> right) {
    double[] x = values(left);
    double[] y = values(right);
    return new Pairs(
        x,
        y,
        new double[x.length],
        x,
        y,
        left.stream().map(Score::block).toList(),
        left.stream().map(Score::sourceReplicate).toList(),
        left.stream().map(Score::trainingReplicate).toList(),
        x.length,
        false);
  }

  private static Pairs clustered(Clusters all, List<Score> left, List<Score> right) {
    Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < left.size(); i++) {
      rows.computeIfAbsent(left.get(i).sourceReplicate(), k -> new ArrayList<>()).add(i);
    }
    double[] x = values(left);
    double[] y = values(right);
    List<Integer> sources = List.copyOf(rows.keySet());
    return new Pairs(
        x,
        y,
        left.stream().mapToDouble(Score::sourceReplicate).toArray(),
        sources.stream().mapToDouble(s -> mean(x, rows.getOrDefault(s, List.of()))).toArray(),
        sources.stream().mapToDouble(s -> mean(y, rows.getOrDefault(s, List.of()))).toArray(),
        sources.stream().map(s -> all.name(s)).toList(),
        sources,
        sources,
        x.length,
        true);
  }

  /** Means of all scores of a cluster, of clusters in which both have some. */
  private static Pairs means(Clusters all, Setting.Arm first, Setting.Arm second) {
    Map<Integer, Double> ofX = first.clusterMeans();
    Map<Integer, Double> ofY = second.clusterMeans();
    List<Integer> both = ofX.keySet().stream().filter(ofY::containsKey).toList();
    double[] x = both.stream().mapToDouble(c -> ofX.getOrDefault(c, Double.NaN)).toArray();
    double[] y = both.stream().mapToDouble(c -> ofY.getOrDefault(c, Double.NaN)).toArray();
    return new Pairs(
        x,
        y,
        both.stream().mapToDouble(c -> c).toArray(),
        x,
        y,
        both.stream().map(c -> all.name(c)).toList(),
        both,
        both,
        (int) first.scores().stream().filter(Score::present).count(),
        true);
  }

  private static double mean(double[] values, List<Integer> rows) {
    return rows.stream().mapToDouble(i -> values[i]).average().orElse(Double.NaN);
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }

  /** How many units. */
  int units() {
    return unitX.length;
  }

  /** Differences by unit, round-off removed. */
  Differences differences() {
    return Differences.of(unitX, unitY);
  }

  /** Differences by unit, as reports list them. */
  List<PairedDifference> listed() {
    double[] d = differences().values();
    List<PairedDifference> listed = new ArrayList<>();
    for (int i = 0; i < d.length; i++) {
      listed.add(new PairedDifference(names.get(i), sources.get(i), d[i]));
    }
    return listed;
  }
}
